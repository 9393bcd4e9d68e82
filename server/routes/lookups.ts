import { createRoute } from '@hono/zod-openapi'
import { lookedUpSchema, lookupSchema } from '../../contract/lookups.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import { toAsset } from '../rules/wire.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findSite } from './sites.ts'

const lookUp = createRoute({
  method: 'post',
  path: '/services/{service}/lookups',
  summary: 'Tell which of many paths are taken, and by what',
  request: {
    params: serviceParam,
    query: environmentQuerySchema,
    body: jsonBody(lookupSchema),
  },
  responses: {
    200: json(lookedUpSchema, 'The paths that are taken, in the order they were asked for'),
    ...failures(...BODY_FAILURES, 'not_found'),
  },
})

/** `…/lookups`: what a batch of files would meet, asked before any is sent. */
export function lookupRoutes(deps: AppDeps) {
  return newRouter().openapi(lookUp, async (c) => {
    const { environment } = c.req.valid('query')
    const site = await findSite(deps, c.req.valid('param').service, environment)
    const paths = [...new Set(c.req.valid('json').paths)]
    const found = await deps.catalog.liveByPath(site.environment.sid, paths)
    const byPath = new Map(found.map((live) => [live.version.path, live]))
    const taken = paths.flatMap((path) => {
      const live = byPath.get(path)
      if (!live) return []
      const { kind } = live
      return [{ path, kind, asset: kind === 'asset' ? toAsset(live, site) : null }]
    })
    return c.json({ taken }, 200)
  })
}
