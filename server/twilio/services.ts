import { Hono } from 'hono'
import { z } from 'zod'
import { uniqueNameSchema } from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import { NameTaken } from '../catalog/port.ts'
import { pageOf } from '../rules/row-pages.ts'
import { deleteService } from '../changes/delete-site.ts'
import { newBareService } from '../changes/new-service.ts'
import { Failure } from '../failure.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { findService } from '../routes/sites.ts'
import { flag, friendlyName, readForm } from './form.ts'
import { pageBody, readPaging } from './paging.ts'
import { param, placeOf, servicePlace } from './place.ts'
import { toService } from './present.ts'

const createSchema = z.object({
  UniqueName: uniqueNameSchema,
  FriendlyName: friendlyName,
  IncludeCredentials: flag.default(true),
  UiEditable: flag.default(false),
})

const updateSchema = z.object({
  FriendlyName: friendlyName.optional(),
  IncludeCredentials: flag.optional(),
  UiEditable: flag.optional(),
})

/** `/Services`. One made here has no Environment yet, as at Twilio. */
export function serviceRoutes(deps: AppDeps) {
  return new Hono<ApiEnv>()
    .get('/Services', async (c) => {
      const paging = readPaging(c)
      const page = pageOf(await deps.catalog.listServices(), paging.query)
      return c.json(pageBody(c, 'services', paging, page, (row) => toService(placeOf(c, row))))
    })
    .post('/Services', async (c) => {
      const form = await readForm(c, createSchema)
      const service = await create(deps, form)
      return c.json(toService(placeOf(c, service)), 201)
    })
    .get('/Services/:service', async (c) => c.json(toService(await servicePlace(deps, c))))
    .post('/Services/:service', async (c) => {
      const { sid } = await findService(deps, param(c, 'service'))
      const form = await readForm(c, updateSchema)
      const update = {
        ...(form.FriendlyName === undefined ? {} : { friendlyName: form.FriendlyName }),
        ...(form.IncludeCredentials === undefined
          ? {}
          : { includeCredentials: form.IncludeCredentials }),
        ...(form.UiEditable === undefined ? {} : { uiEditable: form.UiEditable }),
      }
      const service = await deps.catalog.updateService(sid, update, deps.clock())
      if (!service) throw new Failure('not_found', `There is no Service ${sid}.`)
      return c.json(toService(placeOf(c, service)))
    })
    .delete('/Services/:service', async (c) => {
      await deleteService(deps, await findService(deps, param(c, 'service')))
      return c.body(null, 204)
    })
}

async function create(deps: AppDeps, form: z.infer<typeof createSchema>) {
  try {
    return await newBareService(deps, {
      uniqueName: form.UniqueName,
      friendlyName: form.FriendlyName,
      includeCredentials: form.IncludeCredentials,
      uiEditable: form.UiEditable,
    })
  } catch (error) {
    if (!(error instanceof NameTaken)) throw error
    const message = `UniqueName: another Service has the unique name ${form.UniqueName}.`
    throw new Failure('name_taken', message)
  }
}
