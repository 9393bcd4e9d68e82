import { createRoute } from '@hono/zod-openapi'
import {
  buildPageSchema,
  buildQuerySchema,
  buildSchema,
  createBuildSchema,
} from '../../contract/builds.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import { buildSaved } from '../builds/build-saved.ts'
import { findBuild } from '../builds/find-build.ts'
import { rowCursor } from '../rules/row-cursor.ts'
import { toBuild } from '../rules/wire-builds.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findService, findSite } from './sites.ts'

const list = createRoute({
  method: 'get',
  path: '/services/{service}/builds',
  summary: 'List the Builds of a Service, newest first, failed ones too',
  request: { params: serviceParam, query: buildQuerySchema },
  responses: {
    200: json(buildPageSchema, 'One page'),
    ...failures('invalid_request', 'not_found'),
  },
})

const create = createRoute({
  method: 'post',
  path: '/services/{service}/builds',
  summary: 'Build what an Environment serves, with every Function as it was last saved',
  request: {
    params: serviceParam,
    query: environmentQuerySchema,
    body: jsonBody(createBuildSchema),
  },
  responses: {
    201: json(buildSchema, 'Completed, or building while dependencies are installed'),
    ...failures(...BODY_FAILURES, 'not_found', 'path_taken', 'storage_full'),
  },
})

const read = createRoute({
  method: 'get',
  path: '/services/{service}/builds/{sid}',
  summary: 'Read a Build: how far it is, and why it failed if it did',
  request: { params: serviceParam.extend({ sid: sidSchema('build') }) },
  responses: {
    200: json(buildSchema, 'The Build as it is now'),
    ...failures('invalid_request', 'not_found'),
  },
})

/** `/services/{service}/builds`: what can be deployed. */
export function buildRoutes(deps: AppDeps) {
  return newRouter()
    .openapi(list, async (c) => {
      const { limit, cursor } = c.req.valid('query')
      const after = rowCursor.decode(cursor)
      const { sid } = await findService(deps, c.req.valid('param').service)
      const { rows, hasMore } = await deps.catalog.pageBuilds(sid, { limit, after })
      const next_cursor = rowCursor.at(hasMore ? rows.at(-1) : null)
      return c.json({ builds: rows.map(toBuild), next_cursor }, 200)
    })
    .openapi(create, async (c) => {
      const { environment } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, environment)
      const build = await buildSaved(deps, site, c.req.valid('json').dependencies)
      return c.json(toBuild(build), 201)
    })
    .openapi(read, async (c) => {
      const { service, sid } = c.req.valid('param')
      const build = await findBuild(deps.catalog, await findService(deps, service), sid)
      return c.json(toBuild(build), 200)
    })
}
