import { Hono } from 'hono'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import { deployBuild } from '../builds/deploy-build.ts'
import { findBuild } from '../builds/find-build.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { flag, readForm } from './form.ts'
import { pageBody, readPaging } from './paging.ts'
import { nothing, param, sitePlace } from './place.ts'
import { toDeployment } from './present-site.ts'

const createSchema = z.object({
  BuildSid: z.string().optional(),
  IsPlugin: flag.default(false),
})

const ALL = '/Services/:service/Environments/:environment/Deployments'

/**
 * `…/Deployments`: making a Build all that the Environment serves, by one Change; without a
 * Build, taking all of it down, as at Twilio.
 */
export function deploymentRoutes(deps: AppDeps) {
  const { catalog, clock } = deps
  return new Hono<ApiEnv>()
    .get(ALL, async (c) => {
      const place = await sitePlace(deps, c)
      const paging = readPaging(c)
      const page = await catalog.pageDeployments(place.site.environment.sid, paging.query)
      return c.json(pageBody(c, 'deployments', paging, page, (row) => toDeployment(place, row)))
    })
    .post(ALL, async (c) => {
      const place = await sitePlace(deps, c)
      const { BuildSid, IsPlugin: isPlugin } = await readForm(c, createSchema)
      const build =
        BuildSid === undefined ? null : await findBuild(catalog, place.service, BuildSid)
      const acting = { catalog, clock, actor: c.get('principal').actor }
      const how = { keepAssets: false, isPlugin }
      const { deployment } = await deployBuild(acting, place.site.environment, build, how)
      return c.json(toDeployment(place, deployment), 201)
    })
    .get(`${ALL}/:deployment`, async (c) => {
      const place = await sitePlace(deps, c)
      const sid = param(c, 'deployment')
      const deployment = await catalog.findDeployment(sid)
      if (deployment?.environmentSid !== place.site.environment.sid) {
        throw nothing('Deployment', sid, place)
      }
      return c.json(toDeployment(place, deployment))
    })
}
