import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, publish, publishOne, publishing, revising } from './compliance-drafts.ts'
import { MANY, digestOf, manyFiles } from './compliance-files.ts'
import { NOW, openSite } from './compliance-records.ts'
import { type World, pathOf } from './compliance-world.ts'

/** What the catalog port promises of what is live. */
export function liveCompliance(world: World): void {
  describe('what is live', () => {
    test('a live asset carries its version, its service and its first date', async () => {
      const draft = publishing(world.site, [{ path: '/a.txt', dateCreated: NOW + 7, size: 12 }])
      await world.catalog.commit(draft)
      const [version] = draft.newVersions
      const live = {
        environmentSid: world.site.environment.sid,
        serviceSid: world.site.service.sid,
        kind: 'asset',
        resourceCreated: NOW + 7,
        version,
      }
      expect(await world.catalog.liveByPath(world.site.environment.sid, ['/a.txt'])).toEqual([
        live,
      ])
      const bySid = await world.catalog.liveBySid(world.site.environment.sid, [
        version?.resourceSid ?? '',
      ])
      expect(bySid).toEqual([live])
    })

    test('an asset keeps its first date over later versions', async () => {
      const first = await publishOne(world.catalog, world.site, {
        path: '/a.txt',
        dateCreated: NOW,
      })
      await world.catalog.commit(
        revising(world.site, first, { dateCreated: NOW + 9000, size: 2 }),
      )
      const [second] = await world.catalog.liveByPath(world.site.environment.sid, ['/a.txt'])
      expect(second?.resourceCreated).toBe(NOW)
      expect(second?.version).toMatchObject({ dateCreated: NOW + 9000, size: 2 })
    })

    test('paths are told apart by case and never leak from one environment to another', async () => {
      const other = await openSite(world.catalog, 'collie')
      const [small, big] = await publish(
        world.catalog,
        world.site,
        { path: '/a' },
        { path: '/A' },
      )
      const elsewhere = await publishOne(world.catalog, other, { path: '/a' })
      expect(await world.catalog.liveByPath(world.site.environment.sid, ['/A'])).toEqual([big])
      expect(await world.catalog.liveByPath(world.site.environment.sid, ['/a'])).toEqual([
        small,
      ])
      expect(await world.catalog.liveByPath(other.environment.sid, ['/a', '/A'])).toEqual([
        elsewhere,
      ])
      const sids = [small, big, elsewhere].map((asset) => asset?.version.resourceSid ?? '')
      expect(await world.catalog.liveBySid(other.environment.sid, sids)).toEqual([elsewhere])
    })

    test('thousands of SIDs and paths are looked up at once, unknown ones left out', async () => {
      const files = manyFiles(MANY)
      const draft = publishing(world.site, files)
      await world.catalog.commit(draft)
      const paths = files.map(({ path }) => path)
      const byPath = await world.catalog.liveByPath(world.site.environment.sid, [
        ...paths,
        '/none',
        '/a',
      ])
      expect(byPath.map(pathOf).toSorted()).toEqual(paths.toSorted())

      const sids = draft.newResources.map(({ sid }) => sid)
      const asked = [...sids, newSid('asset'), ...sids.slice(0, 5)]
      const bySid = await world.catalog.liveBySid(world.site.environment.sid, asked)
      const found = bySid.map(({ version }) => version.resourceSid)
      expect(found.toSorted()).toEqual(sids.toSorted())
    })

    test('the live set comes whole, in batches', async () => {
      const files = manyFiles(MANY + 500)
      await world.catalog.commit(publishing(world.site, files))
      const paths: string[] = []
      for await (const batch of world.catalog.liveSet(world.site.environment.sid)) {
        expect(batch.length).toBeGreaterThan(0)
        for (const asset of batch) paths.push(asset.version.path)
      }
      expect(paths.toSorted()).toEqual(files.map(({ path }) => path).toSorted())
    })

    test('an empty live set has no batches', async () => {
      const batches = await Array.fromAsync(world.catalog.liveSet(world.site.environment.sid))
      expect(batches).toEqual([])
    })

    test('versions are found whether live or not', async () => {
      const first = await publishOne(world.catalog, world.site, { path: '/a.txt' })
      const draft = revising(world.site, first, { visibility: 'private' })
      await world.catalog.commit(draft)
      const wanted = [first.version, ...draft.newVersions]
      const sids = wanted.map(({ sid }) => sid)
      const found = await world.catalog.findVersions([...sids, newSid('version')])
      expect(found.toSorted(bySidOf)).toEqual(wanted.toSorted(bySidOf))
    })

    test('digests of live and of former versions are in use, others are not', async () => {
      const files = manyFiles(MANY).map((file, at) => ({ ...file, digest: digestOf(at) }))
      const [first] = await publish(world.catalog, world.site, ...files)
      if (first) await world.catalog.commit(deleting(world.site, [first]))
      const digests = files.map(({ digest }) => digest)
      const asked = [...digests, digestOf(MANY)]
      expect(await world.catalog.digestsInUse(asked)).toEqual(new Set(digests))
    })
  })
}

const bySidOf = (a: { sid: string }, b: { sid: string }) => (a.sid < b.sid ? -1 : 1)
