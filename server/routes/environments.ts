import { createRoute, z } from '@hono/zod-openapi'
import {
  createEnvironmentSchema,
  environmentListSchema,
  environmentSchema,
} from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import { NameTaken } from '../catalog/port.ts'
import { deleteEnvironment } from '../changes/delete-site.ts'
import { newEnvironment } from '../changes/new-environment.ts'
import { Failure } from '../failure.ts'
import { toEnvironment } from '../rules/wire.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findService, findSite, sitesOf } from './sites.ts'

const list = createRoute({
  method: 'get',
  path: '/services/{service}/environments',
  summary: 'List the Environments of a Service, oldest first; there may be none',
  request: { params: serviceParam },
  responses: {
    200: json(environmentListSchema, 'All Environments'),
    ...failures('not_found'),
  },
})

const create = createRoute({
  method: 'post',
  path: '/services/{service}/environments',
  summary: 'Create an Environment, which serves nothing until something is put there',
  request: { params: serviceParam, body: jsonBody(createEnvironmentSchema) },
  responses: {
    201: json(environmentSchema, 'The new Environment'),
    ...failures(...BODY_FAILURES, 'not_found', 'name_taken', 'storage_full'),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/services/{service}/environments/{environment}',
  summary: 'Delete an Environment with its history, Variables and logs; this cannot be undone',
  request: {
    params: serviceParam.extend({
      environment: z.string().openapi({ description: 'SID or unique name', example: 'dev' }),
    }),
  },
  responses: {
    204: { description: 'Deleted; its URLs answer 404 from now on' },
    ...failures('not_found', 'storage_full'),
  },
})

/** `/services/{service}/environments`: the domains a Service is served at. */
export function environmentRoutes(deps: AppDeps) {
  return newRouter()
    .openapi(list, async (c) => {
      const service = await findService(deps, c.req.valid('param').service)
      const sites = await sitesOf(deps, service)
      return c.json({ environments: sites.map(toEnvironment) }, 200)
    })
    .openapi(create, async (c) => {
      const service = await findService(deps, c.req.valid('param').service)
      const { unique_name, domain_suffix } = c.req.valid('json')
      try {
        const { sid } = await newEnvironment(deps, service, unique_name, domain_suffix ?? null)
        return c.json(toEnvironment(await findSite(deps, service.sid, sid)), 201)
      } catch (error) {
        if (error instanceof NameTaken)
          throw environmentTaken(error, unique_name, domain_suffix)
        throw error
      }
    })
    .openapi(remove, async (c) => {
      const { service, environment } = c.req.valid('param')
      const site = await findSite(deps, service, environment)
      await deleteEnvironment(deps, site.environment)
      return c.body(null, 204)
    })
}

/** The failure of an Environment whose unique name or domain another has. */
export function environmentTaken(
  { field }: NameTaken,
  name: string,
  suffix: string | undefined,
): Failure {
  if (field === 'unique_name') {
    return new Failure('name_taken', `This Service has an Environment ${name} already.`)
  }
  const message = suffix
    ? `Another Environment has the domain with the suffix ${suffix}. Choose another suffix.`
    : 'Another Environment has the domain without a suffix. Choose a suffix.'
  return new Failure('name_taken', message)
}
