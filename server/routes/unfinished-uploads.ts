import { createRoute } from '@hono/zod-openapi'
import { environmentQuerySchema } from '../../contract/services.ts'
import { unfinishedUploadListSchema } from '../../contract/uploads.ts'
import type { AppDeps } from '../app.ts'
import { toUnfinishedUpload } from '../rules/wire-uploads.ts'
import { arrivedBytes } from '../uploads/arrived-bytes.ts'
import { failures, json, newRouter, serviceParam } from './route-kit.ts'
import { findService, findSite } from './sites.ts'

const list = createRoute({
  method: 'get',
  path: '/services/{service}/uploads',
  summary:
    'List the uploads that are not published, of all Environments or of one, newest first',
  request: { params: serviceParam, query: environmentQuerySchema },
  responses: {
    200: json(unfinishedUploadListSchema, 'All of them'),
    ...failures('invalid_request', 'not_found'),
  },
})

/** `…/uploads`: what can still be gone on with. */
export function unfinishedUploadRoutes(deps: AppDeps) {
  return newRouter().openapi(list, async (c) => {
    const { service: reference } = c.req.valid('param')
    const { environment } = c.req.valid('query')
    const service = await findService(deps, reference)
    const site = environment ? await findSite(deps, service.sid, environment) : null
    const uploads = await deps.catalog.listUploads(service.sid, site?.environment.sid)
    const told = uploads.map(async (upload) =>
      toUnfinishedUpload(upload, (await arrivedBytes(deps.blobs, upload)) ?? 0),
    )
    return c.json({ uploads: await Promise.all(told) }, 200)
  })
}
