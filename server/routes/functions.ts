import { createRoute } from '@hono/zod-openapi'
import {
  createFunctionSchema,
  functionContentSchema,
  functionDeletedSchema,
  functionListSchema,
  functionSchema,
  saveFunctionSchema,
} from '../../contract/functions.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import { readText } from '../blobs/read-text.ts'
import { createTurns } from '../blobs/turns.ts'
import { deleteFunction } from '../resources/delete-function.ts'
import { createFunction, saveFunction } from '../resources/save-function.ts'
import { seenFunction, seenFunctions } from '../resources/seen-functions.ts'
import { toFunction } from '../rules/wire-functions.ts'
import { presentChange } from './present-changes.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findSite } from './sites.ts'

const functionParams = serviceParam.extend({ sid: sidSchema('function') })

const list = createRoute({
  method: 'get',
  path: '/services/{service}/functions',
  summary: 'List the Functions: as they were last saved, and as they run in an Environment',
  request: { params: serviceParam, query: environmentQuerySchema },
  responses: {
    200: json(functionListSchema, 'All Functions'),
    ...failures('invalid_request', 'not_found'),
  },
})

const create = createRoute({
  method: 'post',
  path: '/services/{service}/functions',
  summary: 'Make a Function; it runs once it is built and deployed',
  request: {
    params: serviceParam,
    query: environmentQuerySchema,
    body: jsonBody(createFunctionSchema),
  },
  responses: {
    201: json(functionSchema, 'The new Function'),
    ...failures(...BODY_FAILURES, 'not_found', 'path_invalid', 'path_taken', 'storage_full'),
  },
})

const read = createRoute({
  method: 'get',
  path: '/services/{service}/functions/{sid}',
  summary: 'Read a Function',
  request: { params: functionParams, query: environmentQuerySchema },
  responses: {
    200: json(functionSchema, 'The Function'),
    ...failures('invalid_request', 'not_found'),
  },
})

const content = createRoute({
  method: 'get',
  path: '/services/{service}/functions/{sid}/content',
  summary: 'Read the source of a Function as it was last saved',
  request: { params: functionParams, query: environmentQuerySchema },
  responses: {
    200: json(functionContentSchema, 'The source, and of which version it is'),
    ...failures('invalid_request', 'not_found'),
  },
})

const save = createRoute({
  method: 'post',
  path: '/services/{service}/functions/{sid}/versions',
  summary: 'Save a new version of a Function; it runs once it is built and deployed',
  request: {
    params: functionParams,
    query: environmentQuerySchema,
    body: jsonBody(saveFunctionSchema),
  },
  responses: {
    201: json(functionSchema, 'The Function with its new version'),
    ...failures(
      ...BODY_FAILURES,
      'not_found',
      'path_invalid',
      'path_taken',
      'changed_meanwhile',
      'storage_full',
    ),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/services/{service}/functions/{sid}',
  summary: 'Delete a Function and take it off what the Environment serves',
  request: { params: functionParams, query: environmentQuerySchema },
  responses: {
    200: json(functionDeletedSchema, 'Deleted; the Change, if there was one, can be undone'),
    ...failures('invalid_request', 'not_found', 'changed_meanwhile', 'storage_full'),
  },
})

/** `/services/{service}/functions`: code that runs on request, saved and live. */
export function functionRoutes(deps: AppDeps) {
  const { catalog, clock } = deps
  // One at a time in a Service: a path and the version edited from are looked at, then taken.
  const turns = createTurns()

  return newRouter()
    .openapi(list, async (c) => {
      const { environment } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, environment)
      const seen = await seenFunctions(catalog, site.environment)
      return c.json({ functions: seen.map((one) => toFunction(one, site)) }, 200)
    })
    .openapi(create, async (c) => {
      const { environment } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, environment)
      const asked = c.req.valid('json')
      const { resourceSid } = await turns(site.service.sid, () =>
        createFunction(deps, site.environment, asked),
      )
      const seen = await seenFunction(catalog, site.environment, resourceSid)
      return c.json(toFunction(seen, site), 201)
    })
    .openapi(read, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      return c.json(toFunction(await seenFunction(catalog, site.environment, sid), site), 200)
    })
    .openapi(content, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      const { saved } = await seenFunction(catalog, site.environment, sid)
      const source = await readText(deps.blobs, saved.digest)
      return c.json({ version_sid: saved.sid, content: source }, 200)
    })
    .openapi(save, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      const asked = c.req.valid('json')
      await turns(site.service.sid, () => saveFunction(deps, site.environment, sid, asked))
      return c.json(toFunction(await seenFunction(catalog, site.environment, sid), site), 201)
    })
    .openapi(remove, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      const acting = { catalog, clock, actor: c.get('principal').actor }
      const change = await deleteFunction(acting, site.environment, sid)
      return c.json({ change: change && (await presentChange(catalog, change)) }, 200)
    })
}
