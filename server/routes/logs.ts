import { createRoute } from '@hono/zod-openapi'
import { logPageSchema, logQuerySchema, type LogPage } from '../../contract/logs.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import type { Page } from '../catalog/port.ts'
import type { Log } from '../logs/port.ts'
import { rowCursor } from '../rules/row-cursor.ts'
import { toLog } from '../rules/wire-logs.ts'
import { failures, json, newRouter, serviceParam } from './route-kit.ts'
import { findSite } from './sites.ts'

const list = createRoute({
  method: 'get',
  path: '/services/{service}/logs',
  summary: 'List what Functions of an Environment wrote, newest first; or what came since',
  request: {
    params: serviceParam,
    query: logQuerySchema.extend(environmentQuerySchema.shape),
  },
  responses: {
    200: json(logPageSchema, 'One page'),
    ...failures('invalid_request', 'not_found'),
  },
})

/** `/services/{service}/logs`: the lines of Functions' runs. */
export function logRoutes(deps: AppDeps) {
  return newRouter().openapi(list, async (c) => {
    const { function_sid, level, limit, cursor, newer, ...query } = c.req.valid('query')
    // What came since is asked for from the newest line on, wherever one has paged back to.
    const place =
      newer === undefined
        ? { after: rowCursor.decode(cursor) }
        : { before: rowCursor.decode(newer) }
    const { environment } = await findSite(
      deps,
      c.req.valid('param').service,
      query.environment,
    )
    const filter = { functionSid: function_sid, level, limit }
    const page = await deps.logs.page(environment.sid, { ...filter, ...place })
    return c.json(newer === undefined ? olderPage(page) : newerPage(page, newer), 200)
  })
}

function olderPage({ rows, hasMore }: Page<Log>): LogPage {
  return {
    logs: rows.map(toLog),
    next_cursor: rowCursor.at(hasMore ? rows.at(-1) : null),
    newer_cursor: rowCursor.at(rows[0]),
  }
}

// Whoever asks for what came since has all that is older.
function newerPage({ rows }: Page<Log>, newer: string): LogPage {
  return {
    logs: rows.map(toLog),
    next_cursor: null,
    newer_cursor: rowCursor.at(rows[0]) ?? newer,
  }
}
