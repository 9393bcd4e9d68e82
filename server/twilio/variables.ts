import { Hono } from 'hono'
import { z } from 'zod'
import { variableKeySchema, variableValueSchema } from '../../contract/variables.ts'
import type { AppDeps } from '../app.ts'
import { pageOf } from '../rules/row-pages.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { addVariable, alterVariable, findVariable } from '../variables/write-variable.ts'
import { readForm } from './form.ts'
import { pageBody, readPaging } from './paging.ts'
import { param, sitePlace, type TwilioContext } from './place.ts'
import { toVariable } from './present-site.ts'

const createSchema = z.object({ Key: variableKeySchema, Value: variableValueSchema })
const updateSchema = createSchema.partial()

const ALL = '/Services/:service/Environments/:environment/Variables'

/** `…/Variables`: what Functions of the Environment find in `context`, at once. */
export function variableRoutes(deps: AppDeps) {
  const find = async (c: TwilioContext) => {
    const place = await sitePlace(deps, c)
    return {
      place,
      variable: await findVariable(deps, place.site.environment, param(c, 'variable')),
    }
  }

  return new Hono<ApiEnv>()
    .get(ALL, async (c) => {
      const place = await sitePlace(deps, c)
      const paging = readPaging(c)
      const rows = await deps.catalog.listVariables(place.site.environment.sid)
      const page = pageOf(rows, paging.query)
      return c.json(pageBody(c, 'variables', paging, page, (row) => toVariable(place, row)))
    })
    .post(ALL, async (c) => {
      const place = await sitePlace(deps, c)
      const { Key: key, Value: value } = await readForm(c, createSchema)
      const variable = await addVariable(deps, place.site.environment, { key, value })
      return c.json(toVariable(place, variable), 201)
    })
    .get(`${ALL}/:variable`, async (c) => {
      const { place, variable } = await find(c)
      return c.json(toVariable(place, variable))
    })
    .post(`${ALL}/:variable`, async (c) => {
      const { place, variable } = await find(c)
      const { Key: key, Value: value } = await readForm(c, updateSchema)
      return c.json(toVariable(place, await alterVariable(deps, variable, { key, value })))
    })
    .delete(`${ALL}/:variable`, async (c) => {
      const { variable } = await find(c)
      await deps.catalog.deleteVariable(variable.sid)
      return c.body(null, 204)
    })
}
