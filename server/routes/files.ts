import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { publishedSchema, putFileQuerySchema } from '../../contract/uploads.ts'
import type { AppDeps } from '../app.ts'
import { Failure } from '../failure.ts'
import { openBody, sizeOfBody } from './request-body.ts'
import { putFile } from '../uploads/put-file.ts'
import { failures, json, newRouter, serviceParam } from './route-kit.ts'
import { findSite } from './sites.ts'
import { presentPublished } from './upload-answers.ts'

const put = createRoute({
  method: 'put',
  path: '/services/{service}/files/{path}',
  summary: 'Upload a file in one request, as curl -T does, and publish it',
  request: {
    params: serviceParam.extend({
      path: z.string().openapi({
        description:
          'The whole path, with its slashes; a marker such as .private. as in uploads',
        example: 'assets/millennium_falcon.jpg',
      }),
    }),
    query: putFileQuerySchema,
  },
  responses: {
    201: json(publishedSchema, 'Published and served'),
    ...failures(
      'invalid_request',
      'path_invalid',
      'not_found',
      'path_taken',
      'changed_meanwhile',
      'too_large',
      'storage_full',
    ),
  },
})

/** A path parameter that takes all that follows; OpenAPI has no way to say so. */
const ROUTED = { ...put, path: `${put.path}{.*}`, hide: true } as const

/** What `curl --data-binary` says when it is told nothing; no file is of that type. */
const NO_TYPE = 'application/x-www-form-urlencoded'

/** `…/files/{path}`: for scripts, which have a file and want a URL. */
export function fileRoutes(deps: AppDeps) {
  const router = newRouter()
  describePut(router.openAPIRegistry)
  return router.openapi(ROUTED, async (c) => {
    const { service, path } = c.req.valid('param')
    const { environment, ...asked } = c.req.valid('query')
    if (path === '' || path.endsWith('/')) throw folderNamed(path)
    const site = await findSite(deps, service, environment)
    const type = c.req.header('content-type')
    const published = await putFile(deps, c.get('principal').actor, site, {
      ...asked,
      path,
      content_type: type === NO_TYPE ? undefined : type,
      size: sizeOfBody(c.req.raw),
      open: () => openBody(deps, c.req.raw),
    })
    return c.json(await presentPublished(deps, site, published), 201)
  })
}

function describePut(registry: OpenAPIHono['openAPIRegistry']): void {
  const content = { '*/*': { schema: z.string().openapi({ format: 'binary' }) } }
  registry.registerPath({ ...put, request: { ...put.request, body: { content } } })
}

function folderNamed(path: string): Failure {
  const message = `The address ends with a slash, so it names the folder /${path} and no file. Add the name the file shall have; curl -T adds it by itself for a file, but not for standard input.`
  return new Failure('path_invalid', message)
}
