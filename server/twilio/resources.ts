import { Hono } from 'hono'
import { z } from 'zod'
import type { AppDeps } from '../app.ts'
import type { Resource, ResourceKind } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { newSid } from '../rules/sids.ts'
import { friendlyName, readForm } from './form.ts'
import { pageBody, readPaging } from './paging.ts'
import { resourcePlace, SEGMENTS, servicePlace, type Place } from './place.ts'
import { toResource } from './present.ts'

const formSchema = z.object({ FriendlyName: friendlyName })

const LIST_KEYS = { asset: 'assets', function: 'functions' } as const

/** `…/Assets` or `…/Functions`: what has versions. Clients find one by its FriendlyName. */
export function resourceRoutes(deps: AppDeps, kind: ResourceKind) {
  const { catalog, clock } = deps
  const all = `/Services/:service/${SEGMENTS[kind]}`
  const one = `${all}/:resource`
  return new Hono<ApiEnv>()
    .get(all, async (c) => {
      const place = await servicePlace(deps, c)
      const paging = readPaging(c)
      const page = await catalog.pageResources(place.service.sid, kind, paging.query)
      return c.json(
        pageBody(c, LIST_KEYS[kind], paging, page, (resource) => toResource(place, resource)),
      )
    })
    .post(all, async (c) => {
      const place = await servicePlace(deps, c)
      const { FriendlyName } = await readForm(c, formSchema)
      const resource = await create(deps, place, kind, FriendlyName)
      return c.json(toResource(place, resource), 201)
    })
    .get(one, async (c) => {
      const place = await resourcePlace(deps, c, kind)
      return c.json(toResource(place, place.resource))
    })
    .post(one, async (c) => {
      const place = await resourcePlace(deps, c, kind)
      const { sid } = place.resource
      const { FriendlyName } = await readForm(c, formSchema)
      const renamed = await catalog.renameResource(sid, FriendlyName, clock())
      if (!renamed) throw new Failure('not_found', `${sid} was deleted meanwhile.`)
      return c.json(toResource(place, renamed))
    })
    .delete(one, async (c) => {
      const { resource } = await resourcePlace(deps, c, kind)
      await catalog.deleteResource(resource.sid)
      return c.body(null, 204)
    })
}

async function create(
  { catalog, clock }: AppDeps,
  { service }: Place,
  kind: ResourceKind,
  name: string,
): Promise<Resource> {
  const now = clock()
  const resource: Resource = {
    sid: newSid(kind),
    serviceSid: service.sid,
    kind,
    friendlyName: name,
    dateCreated: now,
    dateUpdated: now,
  }
  if (await catalog.createResource(resource)) return resource
  throw new Failure('not_found', `The Service ${service.uniqueName} was deleted meanwhile.`)
}
