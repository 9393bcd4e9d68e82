import { Hono } from 'hono'
import type { AppDeps } from '../app.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { momentsOf } from './dates.ts'
import { pageBody, readPaging } from './paging.ts'
import { nothing, param, sitePlace } from './place.ts'
import { toLog } from './present-site.ts'

const ALL = '/Services/:service/Environments/:environment/Logs'

/** `…/Logs`: what Functions wrote; `FunctionSid`, `StartDate` and `EndDate` narrow it down. */
export function logRoutes(deps: AppDeps) {
  return new Hono<ApiEnv>()
    .get(ALL, async (c) => {
      const place = await sitePlace(deps, c)
      const paging = readPaging(c)
      const page = await deps.logs.page(place.site.environment.sid, {
        ...paging.query,
        functionSid: c.req.query('FunctionSid') || undefined,
        from: momentsOf('StartDate', c.req.query('StartDate'))?.first,
        to: momentsOf('EndDate', c.req.query('EndDate'))?.last,
      })
      return c.json(pageBody(c, 'logs', paging, page, (log) => toLog(place, log)))
    })
    .get(`${ALL}/:log`, async (c) => {
      const place = await sitePlace(deps, c)
      const sid = param(c, 'log')
      const log = await deps.logs.find(sid)
      if (log?.environmentSid !== place.site.environment.sid) throw nothing('Log', sid, place)
      return c.json(toLog(place, log))
    })
}
