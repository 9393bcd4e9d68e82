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
import { toVariable } from '../rules/wire-variables.ts'
import { addVariable, alterVariable, findVariable } from '../variables/write-variable.ts'
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
  return newRouter()
    .openapi(list, async (c) => {
      const { environment } = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, environment)
      const variables = await deps.catalog.listVariables(site.environment.sid)
      return c.json({ variables: variables.map(toVariable) }, 200)
    })
    .openapi(create, async (c) => {
      const query = c.req.valid('query')
      const site = await findSite(deps, c.req.valid('param').service, query.environment)
      const variable = await addVariable(deps, site.environment, c.req.valid('json'))
      return c.json(toVariable(variable), 201)
    })
    .openapi(update, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      const found = await findVariable(deps, site.environment, sid)
      return c.json(toVariable(await alterVariable(deps, found, c.req.valid('json'))), 200)
    })
    .openapi(remove, async (c) => {
      const { service, sid } = c.req.valid('param')
      const site = await findSite(deps, service, c.req.valid('query').environment)
      const found = await findVariable(deps, site.environment, sid)
      await deps.catalog.deleteVariable(found.sid)
      return c.body(null, 204)
    })
}
