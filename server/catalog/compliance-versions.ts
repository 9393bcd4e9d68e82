import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { emptyDraft, publishOne, publishing } from './compliance-drafts.ts'
import { MANY, manyFiles } from './compliance-files.ts'
import { MIXED_DATES, newestFirstSids, ordersOf } from './compliance-lists.ts'
import { NOW, type File, newResource, newVersion, openSite } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import { StaleDraft } from './port.ts'
import type { Resource } from './records.ts'

/** What the catalog port promises of versions that are saved and not live yet. */
export function versionsCompliance(world: World): void {
  const addResource = async (parts: Partial<Resource> = {}) => {
    const resource = newResource(world.site, parts)
    await world.catalog.createResource(resource)
    return resource
  }
  const save = async ({ sid }: Resource, file: Partial<File> = {}) => {
    const version = newVersion(sid, { path: '/a', ...file })
    expect(await world.catalog.createVersion(version)).toBe(true)
    return version
  }
  const addFunction = (friendlyName: string) => addResource({ kind: 'function', friendlyName })

  describe('saved versions', () => {
    test('are kept, hold their bytes, and are not live', async () => {
      const version = await save(await addResource(), { size: 5_000_000_000 })
      expect(await world.catalog.findVersions([version.sid])).toEqual([version])
      expect(await world.catalog.digestsInUse([version.digest])).toHaveLength(1)
      expect(await world.livePaths()).toEqual([])
      await expect(world.catalog.createVersion(version)).rejects.toThrow(Error)
    })

    test('are refused where there is no resource, or it was deleted', async () => {
      const lost = newVersion(newSid('asset'), { path: '/a' })
      expect(await world.catalog.createVersion(lost)).toBe(false)
      const { sid } = await addResource()
      await world.catalog.deleteResource(sid)
      expect(await world.catalog.createVersion(newVersion(sid, { path: '/a' }))).toBe(false)
      expect(await world.catalog.findVersions([lost.sid])).toEqual([])
    })

    test('can be made only after the newest that was read', async () => {
      const resource = await addResource()
      const first = await save(resource)
      const after = newVersion(resource.sid, { path: '/b', dateCreated: NOW + 1 })
      expect(await world.catalog.createVersion(after, first.sid)).toBe(true)
      const late = newVersion(resource.sid, { path: '/c', dateCreated: NOW + 2 })
      const refused = world.catalog.createVersion(late, first.sid)
      await expect(refused).rejects.toThrow(new StaleDraft('/c'))
      expect(await world.catalog.findVersions([late.sid])).toEqual([])
    })

    test('go by pages, newest first, of one resource', async () => {
      const resource = await addResource()
      await save(await addResource())
      const versions = []
      for (const date of MIXED_DATES) {
        versions.push(await save(resource, { dateCreated: NOW + date }))
      }
      const orders = await ordersOf((query) => world.catalog.pageVersions(resource.sid, query))
      expect(orders).toEqual([newestFirstSids(versions)])
    })

    test('can be made live by a change', async () => {
      const version = await save(await addResource({ dateCreated: NOW - 5 }))
      const entries = [{ path: '/a', before: null, after: version.sid }]
      await world.catalog.commit(emptyDraft(world.site, { entries }))
      const [live] = await world.catalog.liveByPath(world.site.environment.sid, ['/a'])
      expect(live).toMatchObject({ kind: 'asset', resourceCreated: NOW - 5, version })
    })

    test('are told apart by service, deleted resources’ too', async () => {
      const other = await openSite(world.catalog, 'collie')
      const foreign = await publishOne(world.catalog, other, { path: '/a' })
      const code = await addResource({ kind: 'function' })
      const own = await save(code)
      await world.catalog.deleteResource(code.sid)
      const many = manyFiles(MANY)
      const draft = publishing(world.site, many)
      await world.catalog.commit(draft)
      const wanted = [foreign.version, own, ...draft.newVersions].map(({ sid }) => sid)
      const { sid } = world.site.service
      const found = await world.catalog.serviceVersions(sid, [...wanted, newSid('version')])
      expect(found).toHaveLength(MANY + 1)
      expect(found).toContainEqual({ ...own, kind: 'function' })
      expect(found).toContainEqual({ ...draft.newVersions[0], kind: 'asset' })
    })

    test('the newest of each function is told by path, whatever is live', async () => {
      const [late, early] = [await addFunction('/b'), await addFunction('/a')]
      await save(late, { path: '/b', dateCreated: NOW })
      const newB = await save(late, { path: '/z', dateCreated: NOW + 2 })
      await save(late, { path: '/b', dateCreated: NOW + 1 })
      const newA = await save(early, { path: '/a' })
      await addFunction('/unsaved')
      await save(await addResource())
      const gone = await addFunction('/gone')
      await save(gone, { path: '/gone' })
      await world.catalog.deleteResource(gone.sid)
      expect(await world.catalog.newestFunctions(world.site.service.sid)).toEqual([
        { resource: early, version: newA },
        { resource: late, version: newB },
      ])
      expect(await world.catalog.newestFunctions(newSid('service'))).toEqual([])
    })
  })
}
