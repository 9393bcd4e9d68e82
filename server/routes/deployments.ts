import { createRoute } from '@hono/zod-openapi'
import {
  createDeploymentSchema,
  deployedSchema,
  deploymentPageSchema,
  deploymentQuerySchema,
} from '../../contract/deployments.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import { deployBuild } from '../builds/deploy-build.ts'
import { findBuild } from '../builds/find-build.ts'
import { settledEnvironment } from '../builds/settled-environment.ts'
import type { Build } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import { rowCursor } from '../rules/row-cursor.ts'
import { toDeployment } from '../rules/wire-builds.ts'
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

const list = createRoute({
  method: 'get',
  path: '/services/{service}/deployments',
  summary: 'List what an Environment was deployed with, newest first',
  request: {
    params: serviceParam,
    query: deploymentQuerySchema.extend(environmentQuerySchema.shape),
  },
  responses: {
    200: json(deploymentPageSchema, 'One page'),
    ...failures('invalid_request', 'not_found'),
  },
})

const create = createRoute({
  method: 'post',
  path: '/services/{service}/deployments',
  summary: 'Deploy a Build, or what another Environment serves, by one Change',
  request: {
    params: serviceParam,
    query: environmentQuerySchema,
    body: jsonBody(createDeploymentSchema),
  },
  responses: {
    201: json(deployedSchema, 'Live from now on; the Change can be undone'),
    ...failures(
      ...BODY_FAILURES,
      'not_found',
      'already_deployed',
      'build_not_ready',
      'path_taken',
      'changed_meanwhile',
      'storage_full',
    ),
  },
})

/** `/services/{service}/deployments`: making Builds live, and what was made live before. */
export function deploymentRoutes(deps: AppDeps) {
  const { catalog, clock } = deps
  return newRouter()
    .openapi(list, async (c) => {
      const { limit, cursor, ...query } = c.req.valid('query')
      const after = rowCursor.decode(cursor)
      const { environment } = await findSite(
        deps,
        c.req.valid('param').service,
        query.environment,
      )
      const { rows, hasMore } = await catalog.pageDeployments(environment.sid, { limit, after })
      const deployments = rows.map((row) => toDeployment(row, environment))
      return c.json(
        { deployments, next_cursor: rowCursor.at(hasMore ? rows.at(-1) : null) },
        200,
      )
    })
    .openapi(create, async (c) => {
      const { build_sid, source_environment, keep_assets } = c.req.valid('json')
      const { environment: target } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, target)
      const build = build_sid
        ? await findBuild(catalog, site.service, build_sid)
        : await buildToPromote(deps, site, source_environment ?? '')
      const acting = { catalog, clock, actor: c.get('principal').actor }
      const how = { keepAssets: keep_assets, isPlugin: false }
      const { deployment, change } = await deployBuild(acting, site.environment, build, how)
      const release = { buildSid: build.sid, deploymentSid: deployment.sid }
      return c.json(
        {
          deployment: toDeployment(deployment, { release }),
          change: await presentChange(catalog, change),
        },
        201,
      )
    })
}

/** A Build of exactly what another Environment of the Service serves now. */
async function buildToPromote(
  deps: AppDeps,
  { service }: Site,
  source: string,
): Promise<Build> {
  const { environment } = await findSite(deps, service.sid, source)
  const { release } = await settledEnvironment(deps, environment)
  if (release?.buildSid) return findBuild(deps.catalog, service, release.buildSid)
  const message = `The Environment ${environment.uniqueName} serves nothing yet, so there is nothing to deploy.`
  throw new Failure('invalid_request', message)
}
