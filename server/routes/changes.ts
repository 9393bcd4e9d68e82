import { createRoute } from '@hono/zod-openapi'
import {
  changePageSchema,
  changeQuerySchema,
  changeResultSchema,
  changeSchema,
  createChangeSchema,
  undoResultSchema,
  type OperationResult,
} from '../../contract/changes.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import type { Change } from '../catalog/records.ts'
import { applyOperations } from '../changes/apply-operations.ts'
import type { Site } from '../changes/site.ts'
import { undoChange } from '../changes/undo-change.ts'
import { Failure } from '../failure.ts'
import { rowCursor } from '../rules/row-cursor.ts'
import type { OperationOutcome } from '../rules/operations.ts'
import { toAsset } from '../rules/wire.ts'
import { presentChange, presentChanges } from './present-changes.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findService, findSite } from './sites.ts'

const changeParams = serviceParam.extend({ sid: sidSchema('change') })

const list = createRoute({
  method: 'get',
  path: '/services/{service}/changes',
  summary: 'List the history of an Environment, newest first',
  request: {
    params: serviceParam,
    query: changeQuerySchema.extend(environmentQuerySchema.shape),
  },
  responses: {
    200: json(changePageSchema, 'One page of history'),
    ...failures('invalid_request', 'not_found'),
  },
})

const create = createRoute({
  method: 'post',
  path: '/services/{service}/changes',
  summary: 'Do several things to several Assets in one transaction; Functions are not Assets',
  request: {
    params: serviceParam,
    query: environmentQuerySchema,
    body: jsonBody(createChangeSchema),
  },
  responses: {
    200: json(changeResultSchema, 'What was done, with a result for each operation'),
    ...failures(...BODY_FAILURES, 'not_found', 'changed_meanwhile', 'storage_full'),
  },
})

const read = createRoute({
  method: 'get',
  path: '/services/{service}/changes/{sid}',
  summary: 'Read a Change with all its entries',
  request: { params: changeParams, query: environmentQuerySchema },
  responses: {
    200: json(changeSchema, 'The Change'),
    ...failures('invalid_request', 'not_found'),
  },
})

const undo = createRoute({
  method: 'post',
  path: '/services/{service}/changes/{sid}/undo',
  summary: 'Take a Change back, by a new Change',
  request: { params: changeParams, query: environmentQuerySchema },
  responses: {
    200: json(undoResultSchema, 'The new Change, and the Assets that are live by it'),
    ...failures(
      'invalid_request',
      'not_found',
      'not_undoable',
      'changed_meanwhile',
      'storage_full',
    ),
  },
})

/** `/services/{service}/changes`: history, acts on many Assets, and undo. */
export function changeRoutes(deps: AppDeps) {
  const { catalog, clock } = deps
  return newRouter()
    .openapi(list, async (c) => {
      const { limit, cursor, ...query } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, query.environment)
      const after = rowCursor.decode(cursor)
      const page = await catalog.listChanges(site.environment.sid, limit, after)
      const changes = await presentChanges(catalog, page.changes)
      return c.json({ changes, next_cursor: rowCursor.at(page.next) }, 200)
    })
    .openapi(create, async (c) => {
      const { environment } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, environment)
      const { operations } = c.req.valid('json')
      const acting = { catalog, clock, actor: c.get('principal').actor }
      const done = await applyOperations(acting, site.environment, operations, 'each')
      const change = done.change ? await presentChange(catalog, done.change) : null
      const results = done.outcomes.map((outcome) => presentOutcome(outcome, site))
      return c.json({ change, results }, 200)
    })
    .openapi(read, async (c) => {
      const { service, sid } = c.req.valid('param')
      const { change } = await findChange(deps, service, sid, c.req.valid('query').environment)
      return c.json(await presentChange(catalog, change), 200)
    })
    .openapi(undo, async (c) => {
      const { service, sid } = c.req.valid('param')
      const { site } = await findChange(deps, service, sid, c.req.valid('query').environment)
      const acting = { catalog, clock, actor: c.get('principal').actor }
      const undone = await undoChange(acting, site.environment, sid)
      if (!undone) throw noSuchChange(sid)
      const assets = undone.live
        .filter(({ kind }) => kind === 'asset')
        .map((live) => toAsset(live, site))
      return c.json({ change: await presentChange(catalog, undone.change), assets }, 200)
    })
}

// A Change is of one Environment, so its own URL need not name that; if it does, it must be it.
async function findChange(
  deps: AppDeps,
  service: string,
  sid: string,
  environment: string | undefined,
): Promise<{ change: Change; site: Site }> {
  const { sid: serviceSid } = await findService(deps, service)
  const change = await deps.catalog.findChange(sid)
  if (change?.serviceSid !== serviceSid) throw noSuchChange(sid)
  const site = await findSite(deps, serviceSid, environment ?? change.environmentSid)
  if (change.environmentSid !== site.environment.sid) throw noSuchChange(sid)
  return { change, site }
}

function presentOutcome(outcome: OperationOutcome, site: Site): OperationResult {
  const { resourceSid: asset_sid } = outcome
  if (!outcome.ok) return { ok: false, asset_sid, error: outcome.failure.body }
  return { ok: true, asset_sid, asset: outcome.live && toAsset(outcome.live, site) }
}

function noSuchChange(sid: string): Failure {
  return new Failure('not_found', `There is no Change ${sid} here.`)
}
