import { createRoute } from '@hono/zod-openapi'
import {
  unfinishedUploadListSchema,
  unfinishedUploadQuerySchema,
} from '../../contract/uploads.ts'
import type { AppDeps } from '../app.ts'
import { rowCursor } from '../rules/row-cursor.ts'
import { toUnfinishedUpload } from '../rules/wire-uploads.ts'
import { heldBytes } from '../uploads/arrived-bytes.ts'
import { failures, json, newRouter, serviceParam } from './route-kit.ts'
import { findService, findSite } from './sites.ts'

const list = createRoute({
  method: 'get',
  path: '/services/{service}/uploads',
  summary:
    'List the uploads that can still be gone on with, of all Environments or of one, newest first',
  request: { params: serviceParam, query: unfinishedUploadQuerySchema },
  responses: {
    200: json(unfinishedUploadListSchema, 'One page of them'),
    ...failures('invalid_request', 'not_found'),
  },
})

/** `…/uploads`: what can still be gone on with. */
export function unfinishedUploadRoutes(deps: AppDeps) {
  return newRouter().openapi(list, async (c) => {
    const { service: reference } = c.req.valid('param')
    const { environment, limit, cursor } = c.req.valid('query')
    const service = await findService(deps, reference)
    const site = environment ? await findSite(deps, service.sid, environment) : null
    const { rows, hasMore } = await deps.catalog.listUploads(service.sid, {
      environmentSid: site?.environment.sid,
      limit,
      after: rowCursor.decode(cursor),
    })
    const told = rows.map(async (upload) => {
      const held = await heldBytes(deps.blobs, upload)
      // One that has lost its bytes is not to be gone on with.
      return held === null ? [] : [toUnfinishedUpload(upload, held)]
    })
    const next_cursor = rowCursor.at(hasMore ? rows.at(-1) : null)
    return c.json({ uploads: (await Promise.all(told)).flat(), next_cursor }, 200)
  })
}
