import { createRoute } from '@hono/zod-openapi'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import {
  createVariableSchema,
  updateVariableSchema,
  variableListSchema,
  variableSchema,
} from '../../contract/variables.ts'
import type { AppDeps } from '../app.ts'
import { NameTaken } from '../catalog/port.ts'
import type { Variable } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { newSid } from '../rules/sids.ts'
import { toVariable } from '../rules/wire-variables.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findSite } from './sites.ts'

const variableParams = serviceParam.extend({ sid: sidSchema('variable') })

const list = createRoute({
  method: 'get',
  path: '/services/{service}/variables',
  summary: 'List the Variables of an Environment, by key',
  request: { params: serviceParam, query: environmentQuerySchema },
  responses: {
    200: json(variableListSchema, 'All Variables'),
    ...failures('invalid_request', 'not_found'),
  },
})

const create = createRoute({
  method: 'post',
  path: '/services/{service}/variables',
  summary: 'Add a Variable; Functions have it from their next run on, without a deployment',
  request: {
    params: serviceParam,
    query: environmentQuerySchema,
    body: jsonBody(createVariableSchema),
  },
  responses: {
    201: json(variableSchema, 'The new Variable'),
    ...failures(...BODY_FAILURES, 'not_found', 'name_taken', 'storage_full'),
  },
})

const update = createRoute({
  method: 'patch',
  path: '/services/{service}/variables/{sid}',
  summary: 'Change the key or the value of a Variable',
  request: {
    params: variableParams,
    query: environmentQuerySchema,
    body: jsonBody(updateVariableSchema),
  },
  responses: {
    200: json(variableSchema, 'The Variable as it is now'),
    ...failures(...BODY_FAILURES, 'not_found', 'name_taken', 'storage_full'),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/services/{service}/variables/{sid}',
  summary: 'Delete a Variable; this cannot be undone',
  request: { params: variableParams, query: environmentQuerySchema },
  responses: {
    204: { description: 'Deleted' },
    ...failures('invalid_request', 'not_found', 'storage_full'),
  },
})

/** `/services/{service}/variables`: what Functions of an Environment find in `context`. */
export function variableRoutes(deps: AppDeps) {
  const { catalog, clock } = deps
  return newRouter()
    .openapi(list, async (c) => {
      const { environment } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, environment)
      const variables = await catalog.listVariables(site.environment.sid)
      return c.json({ variables: variables.map(toVariable) }, 200)
    })
    .openapi(create, async (c) => {
      const query = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, query.environment)
      const { environment } = site
      const now = clock()
      const variable = {
        sid: newSid('variable'),
        serviceSid: environment.serviceSid,
        environmentSid: environment.sid,
        ...c.req.valid('json'),
        dateCreated: now,
        dateUpdated: now,
      }
      const isThere = await underFreeKey(variable, () => catalog.createVariable(variable))
      if (!isThere) throw new Failure('not_found')
      return c.json(toVariable(variable), 201)
    })
    .openapi(update, async (c) => {
      const { service, sid } = c.req.valid('param')
      const found = await findVariable(deps, service, sid, c.req.valid('query').environment)
      const variable = { ...found, ...c.req.valid('json'), dateUpdated: clock() }
      const isThere = await underFreeKey(variable, () => catalog.updateVariable(variable))
      if (!isThere) throw noSuchVariable(sid)
      return c.json(toVariable(variable), 200)
    })
    .openapi(remove, async (c) => {
      const { service, sid } = c.req.valid('param')
      const found = await findVariable(deps, service, sid, c.req.valid('query').environment)
      await catalog.deleteVariable(found.sid)
      return c.body(null, 204)
    })
}

async function findVariable(
  deps: AppDeps,
  service: string,
  sid: string,
  environment: string | undefined,
): Promise<Variable> {
  const site = await findSite(deps, service, environment)
  const variables = await deps.catalog.listVariables(site.environment.sid)
  const found = variables.find((variable) => variable.sid === sid)
  if (found) return found
  throw noSuchVariable(sid)
}

async function underFreeKey({ key }: Variable, write: () => Promise<boolean>) {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof NameTaken)) throw error
    throw new Failure('name_taken', `This Environment has a Variable ${key} already.`)
  }
}

function noSuchVariable(sid: string): Failure {
  return new Failure('not_found', `There is no Variable ${sid} in this Environment.`)
}
