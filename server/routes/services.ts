import { createRoute } from '@hono/zod-openapi'
import {
  createServiceSchema,
  serviceListSchema,
  serviceSchema,
  updateServiceSchema,
} from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import { NameTaken } from '../catalog/port.ts'
import type { Service } from '../catalog/records.ts'
import { deleteService } from '../changes/delete-site.ts'
import { newService } from '../changes/new-service.ts'
import { Failure } from '../failure.ts'
import { toService } from '../rules/wire.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { allSites, findService, sitesOf } from './sites.ts'

const list = createRoute({
  method: 'get',
  path: '/services',
  summary: 'List the Services, oldest first; the first is the default one',
  responses: { 200: json(serviceListSchema, 'All Services'), ...failures() },
})

const create = createRoute({
  method: 'post',
  path: '/services',
  summary: 'Create a Service with its Environment “ui” and a domain',
  request: { body: jsonBody(createServiceSchema) },
  responses: {
    201: json(serviceSchema, 'The new Service'),
    ...failures(...BODY_FAILURES, 'name_taken', 'storage_full'),
  },
})

const read = createRoute({
  method: 'get',
  path: '/services/{service}',
  summary: 'Read a Service',
  request: { params: serviceParam },
  responses: { 200: json(serviceSchema, 'The Service'), ...failures('not_found') },
})

const update = createRoute({
  method: 'patch',
  path: '/services/{service}',
  summary: 'Change the friendly name of a Service, or whether its Functions get credentials',
  request: { params: serviceParam, body: jsonBody(updateServiceSchema) },
  responses: {
    200: json(serviceSchema, 'The Service as it is now'),
    ...failures(...BODY_FAILURES, 'not_found', 'storage_full'),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/services/{service}',
  summary: 'Delete a Service with everything in it; this cannot be undone',
  request: { params: serviceParam },
  responses: { 204: { description: 'Deleted' }, ...failures('not_found', 'storage_full') },
})

/** `/services`: the hosted sites of the account. */
export function serviceRoutes(deps: AppDeps) {
  const present = async (service: Service) => toService(service, await sitesOf(deps, service))

  return newRouter()
    .openapi(list, async (c) => {
      const all = await allSites(deps)
      return c.json(
        { services: all.map(({ service, sites }) => toService(service, sites)) },
        200,
      )
    })
    .openapi(create, async (c) => {
      const { unique_name, friendly_name } = c.req.valid('json')
      try {
        const service = await newService(deps, unique_name, friendly_name)
        return c.json(await present(service), 201)
      } catch (error) {
        if (!(error instanceof NameTaken)) throw error
        throw new Failure('name_taken', `Another Service has the unique name ${unique_name}.`)
      }
    })
    .openapi(read, async (c) => {
      const service = await findService(deps, c.req.valid('param').service)
      return c.json(await present(service), 200)
    })
    .openapi(update, async (c) => {
      const { sid } = await findService(deps, c.req.valid('param').service)
      const { friendly_name, include_credentials } = c.req.valid('json')
      const asked = {
        ...(friendly_name !== undefined && { friendlyName: friendly_name }),
        ...(include_credentials !== undefined && { includeCredentials: include_credentials }),
      }
      const service = await deps.catalog.updateService(sid, asked, deps.clock())
      if (!service) throw new Failure('not_found')
      return c.json(await present(service), 200)
    })
    .openapi(remove, async (c) => {
      await deleteService(deps, await findService(deps, c.req.valid('param').service))
      return c.body(null, 204)
    })
}
