import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, emptyDraft, publishOne, publishing } from './compliance-drafts.ts'
import { MIXED_DATES, newestFirstSids, ordersOf } from './compliance-lists.ts'
import { NOW, newResource, newSite, openSite } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import type { Resource, ResourceKind } from './records.ts'

/** What the catalog port promises of Assets and Functions as named things. */
export function resourcesCompliance(world: World): void {
  const add = async (parts: Partial<Resource> = {}) => {
    const resource = newResource(world.site, parts)
    expect(await world.catalog.createResource(resource)).toBe(true)
    return resource
  }
  const listed = async (kind: ResourceKind = 'asset') => {
    const { sid } = world.site.service
    return (await world.catalog.pageResources(sid, kind, { limit: 50 })).rows
  }

  describe('resources', () => {
    test('are kept as they were made, live or not', async () => {
      const asset = await add({ friendlyName: 'Millennium Falcon' })
      expect(await world.catalog.findResource(asset.sid)).toEqual(asset)
      expect(await world.catalog.findResource(newSid('asset'))).toBeNull()
      await expect(world.catalog.createResource(asset)).rejects.toThrow(Error)
      const foreign = newResource(newSite('collie'))
      expect(await world.catalog.createResource(foreign)).toBe(false)
      expect(await world.catalog.findResource(foreign.sid)).toBeNull()
    })

    test('a published one is kept with the name and dates that the draft brought', async () => {
      const draft = publishing(world.site, [{ path: '/a.txt', dateCreated: NOW + 3 }])
      await world.catalog.commit(draft)
      expect(await listed()).toEqual(draft.newResources)
      expect(draft.newResources).toMatchObject([{ friendlyName: '/a.txt' }])
    })

    test('go by pages, newest first, each kind and service on its own', async () => {
      const other = await openSite(world.catalog, 'collie')
      await world.catalog.createResource(newResource(other))
      const code = await add({ kind: 'function' })
      const assets = []
      for (const date of MIXED_DATES) assets.push(await add({ dateCreated: NOW + date }))
      const { sid } = world.site.service
      const orders = await ordersOf((query) => world.catalog.pageResources(sid, 'asset', query))
      expect(orders).toEqual([newestFirstSids(assets)])
      expect(await listed('function')).toEqual([code])
    })

    test('are renamed, with the date', async () => {
      const asset = await add()
      const renamed = { ...asset, friendlyName: 'other', dateUpdated: NOW + 9 }
      expect(await world.catalog.renameResource(asset.sid, 'other', NOW + 9)).toEqual(renamed)
      expect(await world.catalog.findResource(asset.sid)).toEqual(renamed)
      expect(await world.catalog.renameResource(newSid('asset'), 'x', NOW)).toBeNull()
    })

    test('a deleted one leaves the lists; what is live and kept of it stays', async () => {
      const live = await publishOne(world.catalog, world.site, { path: '/a' })
      const { resourceSid } = live.version
      expect(await world.catalog.deleteResource(resourceSid)).toBe(true)
      expect(await world.catalog.deleteResource(resourceSid)).toBe(false)
      expect(await world.catalog.findResource(resourceSid)).toBeNull()
      expect(await world.catalog.renameResource(resourceSid, 'x', NOW)).toBeNull()
      expect(await listed()).toEqual([])
      const { sid } = world.site.environment
      expect(await world.catalog.liveByPath(sid, ['/a'])).toEqual([live])
      expect(await world.catalog.findVersions([live.version.sid])).toEqual([live.version])
      expect(await world.catalog.digestsInUse([live.version.digest])).toHaveLength(1)
    })

    test('a deleted one that becomes live is on the lists again', async () => {
      const live = await publishOne(world.catalog, world.site, { path: '/a' })
      const [resource] = await listed()
      await world.catalog.commit(deleting(world.site, [live]))
      await world.catalog.deleteResource(live.version.resourceSid)
      expect(await listed()).toEqual([])
      const entries = [{ path: '/a', before: null, after: live.version.sid }]
      await world.catalog.commit(emptyDraft(world.site, { entries }))
      expect(await listed()).toEqual([resource])
    })
  })
}
