import { createRoute, z } from '@hono/zod-openapi'
import {
  assetPageSchema,
  assetQuerySchema,
  assetSchema,
  patchAssetSchema,
} from '../../contract/assets.ts'
import type { Operation } from '../../contract/changes.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import type { LiveVersion } from '../catalog/records.ts'
import { applyOperations } from '../changes/apply-operations.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import { cursorCodec } from '../rules/cursor.ts'
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

const { shape: ofEnvironment } = environmentQuerySchema
const assetParams = serviceParam.extend({ sid: sidSchema('asset') })

const cursors = cursorCodec(
  z.object({ value: z.union([z.string(), z.number()]), path: z.string() }),
)

const list = createRoute({
  method: 'get',
  path: '/services/{service}/assets',
  summary: 'List what a Service serves: searched, filtered, sorted, page by page',
  request: { params: serviceParam, query: assetQuerySchema.extend(ofEnvironment) },
  responses: {
    200: json(assetPageSchema, 'One page'),
    ...failures('invalid_request', 'not_found'),
  },
})

const read = createRoute({
  method: 'get',
  path: '/services/{service}/assets/{sid}',
  summary: 'Read an Asset',
  request: { params: assetParams, query: environmentQuerySchema },
  responses: {
    200: json(assetSchema, 'The Asset'),
    ...failures('invalid_request', 'not_found'),
  },
})

const patch = createRoute({
  method: 'patch',
  path: '/services/{service}/assets/{sid}',
  summary: 'Change who may read an Asset, or rename or move it',
  request: {
    params: assetParams,
    query: environmentQuerySchema,
    body: jsonBody(patchAssetSchema),
  },
  responses: {
    200: json(assetSchema, 'The Asset as it is now'),
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
  path: '/services/{service}/assets/{sid}',
  summary: 'Delete an Asset; its Change can be undone',
  request: { params: assetParams, query: environmentQuerySchema },
  responses: {
    204: { description: 'Deleted; its URL answers 404 from now on' },
    ...failures('invalid_request', 'not_found', 'changed_meanwhile', 'storage_full'),
  },
})

/** `/services/{service}/assets`: what is live, one by one and in pages. */
export function assetRoutes(deps: AppDeps) {
  return newRouter()
    .openapi(list, async (c) => {
      const { q, visibility, sort, limit, cursor, environment } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, environment)
      const after = cursors.decode(sort, cursor)
      const query = { search: q, visibility, sort, limit, after }
      const page = await deps.catalog.livePage(site.environment.sid, query)
      const assets = page.assets.map((live) => toAsset(live, site))
      const next_cursor = cursors.encode(sort, page.next)
      return c.json({ assets, total: page.total, next_cursor }, 200)
    })
    .openapi(read, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      return c.json(toAsset(await findLive(deps, site, sid), site), 200)
    })
    .openapi(patch, async (c) => {
      const { service, sid } = c.req.valid('param')
      const { visibility, path } = c.req.valid('json')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      const operations: Operation[] = []
      if (path !== undefined) operations.push({ op: 'move', asset_sid: sid, path })
      if (visibility) operations.push({ op: 'visibility', asset_sid: sid, visibility })
      const live = await applyAll(deps, c.get('principal').actor, site, operations)
      return c.json(toAsset(live ?? (await findLive(deps, site, sid)), site), 200)
    })
    .openapi(remove, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      const operations: Operation[] = [{ op: 'delete', asset_sid: sid }]
      await applyAll(deps, c.get('principal').actor, site, operations)
      return c.body(null, 204)
    })
}

/** The Asset as it is live at the site; a Function is none. Throws not_found. */
export async function findLive(
  deps: AppDeps,
  site: Site,
  resourceSid: string,
): Promise<LiveVersion> {
  const [live] = await deps.catalog.liveBySid(site.environment.sid, [resourceSid])
  if (live?.kind === 'asset') return live
  throw new Failure('not_found', `No Asset ${resourceSid} is live here.`)
}

async function applyAll(
  { catalog, clock }: AppDeps,
  actor: string,
  { environment }: Site,
  operations: Operation[],
): Promise<LiveVersion | null> {
  const acting = { catalog, clock, actor }
  const { outcomes } = await applyOperations(acting, environment, operations, 'all_or_nothing')
  const failed = outcomes.find((outcome) => !outcome.ok)
  if (failed && !failed.ok) throw failed.failure
  const last = outcomes.at(-1)
  return last?.ok ? last.live : null
}
