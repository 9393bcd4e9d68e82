import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AssetSort } from '../../contract/assets.ts'
import { newSid } from '../rules/sids.ts'
import {
  type File,
  NOW,
  type Site,
  deleting,
  emptyDraft,
  newSite,
  newUpload,
  openSite,
  publish,
  publishOne,
  publishing,
  revising,
} from './compliance-records.ts'
import {
  type Catalog,
  type CatalogEvent,
  type RowKey,
  type LiveKey,
  type LiveQuery,
  NameTaken,
  StaleDraft,
} from './port.ts'
import type { ChangeDraft, LiveVersion } from './records.ts'

/** Opens an empty catalog; `cleanup` closes it and leaves nothing behind. */
export type OpenForTest = () => Promise<{ catalog: Catalog; cleanup: () => Promise<void> }>

const SORTS: AssetSort[] = ['path', '-path', 'date_updated', '-date_updated', 'size', '-size']
const MANY = 2000

/** Everything the catalog port promises. Each adapter's test runs it. */
export function catalogCompliance(name: string, open: OpenForTest): void {
  describe(`the catalog in ${name}`, () => {
    let catalog: Catalog
    let cleanup: () => Promise<void>
    let site: Site

    beforeEach(async () => {
      ;({ catalog, cleanup } = await open())
      site = await openSite(catalog)
    })
    afterEach(() => cleanup())

    const page = (query: Partial<LiveQuery> = {}) =>
      catalog.livePage(site.environment.sid, { sort: 'path', limit: 100, ...query })
    const livePaths = async () => (await page({ limit: 10_000 })).assets.map(pathOf)
    const heard = () => {
      const events: CatalogEvent[] = []
      const stop = catalog.subscribe((event) => events.push(event))
      return { events, stop }
    }

    /** The paths of all pages from `query.after` on. */
    async function walk(query: Partial<LiveQuery>): Promise<string[]> {
      const paths: string[] = []
      let after: LiveKey | undefined = query.after
      do {
        const { assets, next } = await page({ ...query, after })
        paths.push(...assets.map(pathOf))
        after = next ?? undefined
      } while (after)
      return paths
    }
    /** Commits and tells whether it was refused, where it was stale, and if it left a trace. */
    async function attempt(draft: ChangeDraft) {
      const before = await everything(draft)
      const { events, stop } = heard()
      const [outcome] = await Promise.allSettled([catalog.commit(draft)])
      stop()
      const error: unknown = outcome.status === 'rejected' ? outcome.reason : null
      return {
        refused: error instanceof Error,
        staleAt: error instanceof StaleDraft ? error.path : null,
        events,
        written: differences(before, await everything(draft)),
      }
    }
    /** All that the draft could alter. */
    async function everything(draft: ChangeDraft): Promise<Record<string, unknown>> {
      return {
        live: await page(),
        history: await catalog.listChanges(site.environment.sid, 100),
        versions: await catalog.findVersions(draft.newVersions.map(({ sid }) => sid)),
        digests: [
          ...(await catalog.digestsInUse(draft.newVersions.map(({ digest }) => digest))),
        ],
        upload: await catalog.findUpload(draft.uploadSid ?? ''),
        change: await catalog.findChange(draft.sid),
      }
    }

    describe('services and environments', () => {
      test('a service is found by SID and by unique name, as it was made', async () => {
        expect(await catalog.findService(site.service.sid)).toEqual(site.service)
        expect(await catalog.findService('beagle')).toEqual(site.service)
        expect(await catalog.findService('Beagle')).toBeNull()
        expect(await catalog.findService(newSid('service'))).toBeNull()
      })

      test('a SID finds its own service even when another took it for a name', async () => {
        await catalog.createService(...recordsOf(newSite(site.service.sid)))
        expect(await catalog.findService(site.service.sid)).toEqual(site.service)
      })

      test('services and environments are listed oldest first', async () => {
        const older = newSite('older', NOW - 1000)
        const newer = newSite('newer', NOW + 1000)
        await catalog.createService(...recordsOf(newer))
        await catalog.createService(...recordsOf(older))
        const services = [older.service, site.service, newer.service]
        expect(await catalog.listServices()).toEqual(services)
        const environments = [older.environment, site.environment, newer.environment]
        expect(await catalog.listEnvironments()).toEqual(environments)
        expect(await catalog.listEnvironments(newer.service.sid)).toEqual([newer.environment])
        expect(await catalog.listEnvironments(newSid('service'))).toEqual([])
      })

      test('a taken unique name is refused, and nothing is written', async () => {
        const second = newSite('beagle')
        const renamed = { ...second.environment, domain: 'free-1000' }
        const made = catalog.createService(second.service, renamed)
        await expect(made).rejects.toThrow(NameTaken)
        await expect(made).rejects.toMatchObject({ field: 'unique_name' })
        expect(await catalog.listServices()).toEqual([site.service])
        expect(await catalog.listEnvironments()).toEqual([site.environment])
      })

      test('a taken domain is refused, and nothing is written', async () => {
        const second = newSite('collie')
        const clash = { ...second.environment, domain: site.environment.domain }
        const made = catalog.createService(second.service, clash)
        await expect(made).rejects.toThrow(NameTaken)
        await expect(made).rejects.toMatchObject({ field: 'domain' })
        expect(await catalog.findService('collie')).toBeNull()
      })

      test('of two services made at once with one name, one wins', async () => {
        const made = [newSite('twin'), newSite('twin')].map((twin) =>
          catalog.createService(...recordsOf(twin)),
        )
        const outcomes = await Promise.allSettled(made)
        expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
          'fulfilled',
          'rejected',
        ])
      })

      test('renaming sets the friendly name and the date', async () => {
        const update = { friendlyName: 'White Beagle' }
        const renamed = { ...site.service, ...update, dateUpdated: NOW + 5 }
        const answer = await catalog.updateService(site.service.sid, update, NOW + 5)
        expect(answer).toEqual(renamed)
        expect(await catalog.findService('beagle')).toEqual(renamed)
        expect(await catalog.updateService(newSid('service'), update, NOW)).toBeNull()
      })

      test('deleting a service takes all below it, and nothing of others', async () => {
        const other = await openSite(catalog, 'collie')
        const kept = await publishOne(catalog, other, { path: '/kept.txt' })
        const gone = await publishOne(catalog, site, { path: '/gone.txt' })
        const [change] = (await catalog.listChanges(site.environment.sid, 10)).changes
        const upload = newUpload(site)
        await catalog.createUpload(upload)

        expect(await catalog.deleteService(site.service.sid)).toBe(true)
        expect(await catalog.listServices()).toEqual([other.service])
        const environments = await catalog.listEnvironments()
        expect(environments.map(({ sid }) => sid)).toEqual([other.environment.sid])
        expect(await page()).toEqual({ assets: [], total: 0, next: null })
        expect(await catalog.liveByPath(site.environment.sid, ['/gone.txt'])).toEqual([])
        expect(
          await catalog.liveBySid(site.environment.sid, [gone.version.resourceSid]),
        ).toEqual([])
        const versionSids = [gone.version.sid, kept.version.sid]
        expect(await catalog.findVersions(versionSids)).toEqual([kept.version])
        expect(await catalog.findChange(change?.sid ?? '')).toBeNull()
        const history = await catalog.listChanges(site.environment.sid, 10)
        expect(history).toEqual({ changes: [], next: null })
        expect(await catalog.findUpload(upload.sid)).toBeNull()
        const digests = [gone.version.digest, kept.version.digest]
        expect(await catalog.digestsInUse(digests)).toEqual(new Set([kept.version.digest]))
        expect(await catalog.liveByPath(other.environment.sid, ['/kept.txt'])).toEqual([kept])
        expect(await catalog.deleteService(site.service.sid)).toBe(false)
      })

      test('after a deletion the names are free again', async () => {
        await catalog.deleteService(site.service.sid)
        await catalog.createService(...recordsOf(newSite('beagle')))
        expect(await catalog.findService('beagle')).not.toBeNull()
      })
    })

    describe('what is live', () => {
      test('a live asset carries its version, its service and its first date', async () => {
        const draft = publishing(site, [{ path: '/a.txt', dateCreated: NOW + 7, size: 12 }])
        await catalog.commit(draft)
        const [version] = draft.newVersions
        const live = {
          environmentSid: site.environment.sid,
          serviceSid: site.service.sid,
          kind: 'asset',
          resourceCreated: NOW + 7,
          version,
        }
        expect(await catalog.liveByPath(site.environment.sid, ['/a.txt'])).toEqual([live])
        const bySid = await catalog.liveBySid(site.environment.sid, [
          version?.resourceSid ?? '',
        ])
        expect(bySid).toEqual([live])
      })

      test('an asset keeps its first date over later versions', async () => {
        const first = await publishOne(catalog, site, { path: '/a.txt', dateCreated: NOW })
        await catalog.commit(revising(site, first, { dateCreated: NOW + 9000, size: 2 }))
        const [second] = await catalog.liveByPath(site.environment.sid, ['/a.txt'])
        expect(second?.resourceCreated).toBe(NOW)
        expect(second?.version).toMatchObject({ dateCreated: NOW + 9000, size: 2 })
      })

      test('paths are told apart by case and never leak from one environment to another', async () => {
        const other = await openSite(catalog, 'collie')
        const [small, big] = await publish(catalog, site, { path: '/a' }, { path: '/A' })
        const elsewhere = await publishOne(catalog, other, { path: '/a' })
        expect(await catalog.liveByPath(site.environment.sid, ['/A'])).toEqual([big])
        expect(await catalog.liveByPath(site.environment.sid, ['/a'])).toEqual([small])
        expect(await catalog.liveByPath(other.environment.sid, ['/a', '/A'])).toEqual([
          elsewhere,
        ])
        const sids = [small, big, elsewhere].map((asset) => asset?.version.resourceSid ?? '')
        expect(await catalog.liveBySid(other.environment.sid, sids)).toEqual([elsewhere])
      })

      test('thousands of SIDs and paths are looked up at once, unknown ones left out', async () => {
        const files = manyFiles(MANY)
        const draft = publishing(site, files)
        await catalog.commit(draft)
        const paths = files.map(({ path }) => path)
        const byPath = await catalog.liveByPath(site.environment.sid, [...paths, '/none', '/a'])
        expect(byPath.map(pathOf).toSorted()).toEqual(paths.toSorted())

        const sids = draft.newResources.map(({ sid }) => sid)
        const asked = [...sids, newSid('asset'), ...sids.slice(0, 5)]
        const bySid = await catalog.liveBySid(site.environment.sid, asked)
        const found = bySid.map(({ version }) => version.resourceSid)
        expect(found.toSorted()).toEqual(sids.toSorted())
      })

      test('the live set comes whole, in batches', async () => {
        const files = manyFiles(MANY + 500)
        await catalog.commit(publishing(site, files))
        const paths: string[] = []
        for await (const batch of catalog.liveSet(site.environment.sid)) {
          expect(batch.length).toBeGreaterThan(0)
          for (const asset of batch) paths.push(asset.version.path)
        }
        expect(paths.toSorted()).toEqual(files.map(({ path }) => path).toSorted())
      })

      test('an empty live set has no batches', async () => {
        const batches = await Array.fromAsync(catalog.liveSet(site.environment.sid))
        expect(batches).toEqual([])
      })

      test('versions are found whether live or not', async () => {
        const first = await publishOne(catalog, site, { path: '/a.txt' })
        const draft = revising(site, first, { visibility: 'private' })
        await catalog.commit(draft)
        const wanted = [first.version, ...draft.newVersions]
        const sids = wanted.map(({ sid }) => sid)
        const found = await catalog.findVersions([...sids, newSid('version')])
        expect(found.toSorted(bySid)).toEqual(wanted.toSorted(bySid))
      })

      test('digests of live and of former versions are in use, others are not', async () => {
        const files = manyFiles(MANY).map((file, at) => ({ ...file, digest: digestOf(at) }))
        const [first] = await publish(catalog, site, ...files)
        if (first) await catalog.commit(deleting(site, [first]))
        const digests = files.map(({ digest }) => digest)
        const asked = [...digests, digestOf(MANY)]
        expect(await catalog.digestsInUse(asked)).toEqual(new Set(digests))
      })
    })

    describe('pages', () => {
      test.each(SORTS)('by %s, page after page, come all rows in order', async (sort) => {
        await publish(catalog, site, ...tiedFiles())
        const expected = inOrder(tiedFiles(), sort)
        for (const limit of [1, 7, 100]) {
          expect(await walk({ sort, limit })).toEqual(expected)
        }
      })

      test.each(SORTS)('by %s, a filter keeps the order', async (sort) => {
        await publish(catalog, site, ...tiedFiles())
        for (const visibility of ['public', 'protected', 'private'] as const) {
          const matching = tiedFiles().filter((file) => file.visibility === visibility)
          expect(await walk({ sort, limit: 4, visibility })).toEqual(inOrder(matching, sort))
        }
      })

      test.each(SORTS)('by %s, rows that come and go elsewhere shift nothing', async (sort) => {
        await publish(catalog, site, ...tiedFiles())
        const expected = inOrder(tiedFiles(), sort)
        const first = await page({ sort, limit: 10 })
        const last = first.assets.at(-1)
        await catalog.commit(deleting(site, last ? [last] : []))
        const ends = { dateCreated: 0, size: 0 }
        await publish(catalog, site, { path: '/', ...ends }, { path: '/zzz', ...ends })
        const rest = await walk({ sort, limit: 10, after: first.next ?? undefined })
        const old = rest.filter((path) => path !== '/' && path !== '/zzz')
        expect([...first.assets.map(pathOf), ...old]).toEqual(expected)
      })

      test('the last page has no next key, even when it is full', async () => {
        await publish(catalog, site, { path: '/a' }, { path: '/b' })
        const first = await page({ limit: 1 })
        expect(first.next).toEqual({ value: '/a', path: '/a' })
        const second = await page({ limit: 1, after: first.next ?? undefined })
        expect(second.assets.map(pathOf)).toEqual(['/b'])
        expect(second.next).toBeNull()
        const beyond = await page({ limit: 1, after: { value: '/b', path: '/b' } })
        expect(beyond).toEqual({ assets: [], total: 2, next: null })
      })

      test('the total counts all that match, on every page and after every change', async () => {
        const [a] = await publish(catalog, site, ...tiedFiles())
        const all = tiedFiles().length
        const hidden = tiedFiles().filter(({ visibility }) => visibility === 'private').length
        const first = await page({ limit: 3 })
        expect(first.total).toBe(all)
        expect((await page({ limit: 3, after: first.next ?? undefined })).total).toBe(all)
        expect((await page({ limit: 1, visibility: 'private' })).total).toBe(hidden)
        if (a) await catalog.commit(revising(site, a, { visibility: 'private' }))
        expect((await page({ limit: 1, visibility: 'private' })).total).toBe(hidden + 1)
        expect((await page({ limit: 1 })).total).toBe(all)
        const [again] = await catalog.liveByPath(site.environment.sid, [a?.version.path ?? ''])
        if (again) await catalog.commit(deleting(site, [again]))
        expect((await page({ limit: 1, visibility: 'private' })).total).toBe(hidden)
        expect((await page({ limit: 1 })).total).toBe(all - 1)
      })

      test('a page of an unknown environment is empty', async () => {
        const none = await catalog.livePage(newSid('environment'), { sort: 'path', limit: 5 })
        expect(none).toEqual({ assets: [], total: 0, next: null })
      })

      const SEARCHES: [search: string, found: string[]][] = [
        ['falcon', ['/assets/Millennium_FALCON.jpg', '/falcon/notes.txt']],
        ['FaLcOn', ['/assets/Millennium_FALCON.jpg', '/falcon/notes.txt']],
        ['ÜBERSICHT', ['/assets/Übersicht-É.pdf']],
        ['übersicht-e\u0301', ['/assets/Übersicht-É.pdf']],
        ['ΛΌΓΟΣ', ['/λόγος.txt']],
        ['😀', ['/assets/😀.png']],
        ['%', ['/assets/100%_\\.txt']],
        ['_', ['/assets/100%_\\.txt', '/assets/Millennium_FALCON.jpg']],
        ['\\', ['/assets/100%_\\.txt']],
        ['a%t', []],
        ['nothing of that name', []],
      ]

      test.each(SEARCHES)(
        'a search for %s is literal and in any case',
        async (search, found) => {
          const paths = [...new Set(SEARCHES.flatMap(([, hits]) => hits))]
          await publish(catalog, site, ...paths.map((path) => ({ path })), { path: '/other' })
          const answer = await page({ search })
          expect(answer.assets.map(pathOf)).toEqual(found.toSorted(byBytes))
          expect(answer.total).toBe(found.length)
        },
      )

      test('an empty search finds everything', async () => {
        await publish(catalog, site, { path: '/a' }, { path: '/b' })
        expect((await page({ search: '' })).total).toBe(2)
      })

      test.each(SORTS)('by %s, search and filter go together over pages', async (sort) => {
        await publish(catalog, site, ...tiedFiles())
        const matching = tiedFiles().filter(
          ({ path, visibility }) => visibility === 'public' && path.includes('file-'),
        )
        const query = { sort, limit: 3, search: 'FILE-', visibility: 'public' } as const
        expect(await walk(query)).toEqual(inOrder(matching, sort))
        expect((await page(query)).total).toBe(matching.length)
      })
    })

    describe('commit', () => {
      test('the change comes back as it is kept, its entries by path', async () => {
        const draft = publishing(site, [{ path: '/b' }, { path: '/😀' }, { path: '/\uFFFD' }])
        const change = await catalog.commit({ ...draft, kind: 'upload' })
        const { sid, serviceSid, environmentSid, actor, undoes, dateCreated } = draft
        expect(change).toEqual({
          sid,
          serviceSid,
          environmentSid,
          kind: 'upload',
          actor,
          undoes,
          undoneBy: null,
          dateCreated,
          entryCount: 3,
          entries: draft.entries.toSorted((a, b) => byBytes(a.path, b.path)),
          release: null,
        })
        expect(change.entries.map(({ path }) => path)).toEqual(['/b', '/\uFFFD', '/😀'])
        expect(await catalog.findChange(sid)).toEqual(change)
        expect(await catalog.findChange(newSid('change'))).toBeNull()
      })

      test('a move frees the old path and keeps the asset', async () => {
        const asset = await publishOne(catalog, site, { path: '/old' })
        await catalog.commit(revising(site, asset, { path: '/new' }, { kind: 'move' }))
        expect(await livePaths()).toEqual(['/new'])
        const [moved] = await catalog.liveBySid(site.environment.sid, [
          asset.version.resourceSid,
        ])
        expect(moved?.version.path).toBe('/new')
        await publish(catalog, site, { path: '/old' })
        expect(await livePaths()).toEqual(['/new', '/old'])
      })

      test('two assets swap their paths in one change', async () => {
        const [a, b] = await publish(catalog, site, { path: '/a' }, { path: '/b' })
        if (!a || !b) throw new Error('not published')
        const toB = revising(site, a, { path: '/b' }).newVersions[0]
        const toA = revising(site, b, { path: '/a' }).newVersions[0]
        if (!toA || !toB) throw new Error('no versions')
        const entries = [
          { path: '/a', before: a.version.sid, after: toA.sid },
          { path: '/b', before: b.version.sid, after: toB.sid },
        ]
        await catalog.commit(emptyDraft(site, { newVersions: [toA, toB], entries }))
        const sids = [a.version.resourceSid, b.version.resourceSid]
        const live = await catalog.liveBySid(site.environment.sid, sids)
        const places = new Map(live.map(({ version }) => [version.resourceSid, version.path]))
        expect(sids.map((sid) => places.get(sid))).toEqual(['/b', '/a'])
        expect((await page()).total).toBe(2)
      })

      test('an asset can leave and come back with an old version', async () => {
        const asset = await publishOne(catalog, site, { path: '/a' })
        await catalog.commit(deleting(site, [asset]))
        expect(await livePaths()).toEqual([])
        const entries = [{ path: '/a', before: null, after: asset.version.sid }]
        await catalog.commit(emptyDraft(site, { entries }))
        expect(await catalog.liveByPath(site.environment.sid, ['/a'])).toEqual([asset])
      })

      test('an undo is written on both changes', async () => {
        const asset = await publishOne(catalog, site, { path: '/a' })
        const deletion = await catalog.commit(deleting(site, [asset]))
        const undo = emptyDraft(site, {
          kind: 'undo',
          undoes: deletion.sid,
          entries: [{ path: '/a', before: null, after: asset.version.sid }],
        })
        expect(await catalog.commit(undo)).toMatchObject({ undoes: deletion.sid })
        expect(await catalog.findChange(deletion.sid)).toMatchObject({ undoneBy: undo.sid })
        expect(await catalog.findChange(undo.sid)).toMatchObject({ undoneBy: null })
      })

      test('thousands of entries go in one change', async () => {
        const files = manyFiles(MANY)
        const change = await catalog.commit(publishing(site, files))
        expect(change.entryCount).toBe(MANY)
        expect(await catalog.findChange(change.sid)).toEqual(change)
        const { assets } = await page({ limit: MANY })
        expect(assets).toHaveLength(MANY)
        await catalog.commit(deleting(site, assets))
        expect(await page()).toEqual({ assets: [], total: 0, next: null })
      })

      test('of drafts made from one state at once, just one is written', async () => {
        const asset = await publishOne(catalog, site, { path: '/a' })
        const drafts = [2, 3, 4, 5].map((size) => revising(site, asset, { size }))
        const outcomes = await Promise.allSettled(drafts.map((draft) => catalog.commit(draft)))
        const reasons: unknown[] = outcomes.flatMap((outcome) =>
          outcome.status === 'rejected' ? [outcome.reason] : [],
        )
        expect(reasons).toHaveLength(drafts.length - 1)
        expect(reasons.every((reason) => reason instanceof StaleDraft)).toBe(true)
        const history = await catalog.listChanges(site.environment.sid, 10)
        expect(history.changes).toHaveLength(2)
      })
    })

    describe('a draft that is stale', () => {
      let asset: LiveVersion
      beforeEach(async () => {
        asset = await publishOne(catalog, site, { path: '/taken' })
      })

      test('is refused when a path it thought free is taken', async () => {
        expect(
          await attempt(publishing(site, [{ path: '/free' }, { path: '/taken' }])),
        ).toEqual(stale('/taken'))
      })

      test('is refused when a path it thought taken is free', async () => {
        await catalog.commit(deleting(site, [asset]))
        const other = publishing(site, [{ path: '/free' }])
        const gone = { path: '/taken', before: asset.version.sid, after: null }
        expect(await attempt({ ...other, entries: [...other.entries, gone] })).toEqual(
          stale('/taken'),
        )
      })

      test('is refused when another version is live', async () => {
        await catalog.commit(revising(site, asset, { size: 2 }))
        expect(await attempt(revising(site, asset, { size: 3 }))).toEqual(stale('/taken'))
      })

      test('is refused when its asset is live elsewhere by now', async () => {
        await catalog.commit(revising(site, asset, { path: '/moved' }))
        const entries = [{ path: '/taken', before: null, after: asset.version.sid }]
        expect(await attempt(emptyDraft(site, { entries }))).toEqual(stale('/moved'))
      })

      test('is refused when its upload is published already, or gone', async () => {
        const upload = newUpload(site)
        await catalog.createUpload(upload)
        const first = publishing(site, [{ path: '/a' }], { uploadSid: upload.sid })
        await catalog.commit(first)
        expect(await catalog.findUpload(upload.sid)).toEqual({
          ...upload,
          changeSid: first.sid,
        })
        expect(
          await attempt(publishing(site, [{ path: '/b' }], { uploadSid: upload.sid })),
        ).toEqual(stale('/b'))
        expect(
          await attempt(publishing(site, [{ path: '/c' }], { uploadSid: newSid('upload') })),
        ).toEqual(stale('/c'))
        expect(await catalog.findUpload(upload.sid)).toEqual({
          ...upload,
          changeSid: first.sid,
        })
      })

      test('is refused when it undoes a change that is undone already, or gone', async () => {
        const deletion = await catalog.commit(deleting(site, [asset]))
        const back = { path: '/taken', before: null, after: asset.version.sid }
        const undo = { undoes: deletion.sid, entries: [back] }
        await catalog.commit(emptyDraft(site, undo))
        await catalog.commit(deleting(site, [asset]))
        expect(await attempt(emptyDraft(site, undo))).toEqual(stale('/taken'))
        expect(await attempt(emptyDraft(site, { ...undo, undoes: newSid('change') }))).toEqual(
          stale('/taken'),
        )
      })

      test('is refused when its environment is gone', async () => {
        await catalog.deleteService(site.service.sid)
        expect(await attempt(publishing(site, [{ path: '/free' }]))).toEqual(stale('/free'))
      })

      test('is refused whole when it contradicts itself', async () => {
        const twice = publishing(site, [{ path: '/free' }, { path: '/free' }])
        expect(await attempt(twice)).toEqual(WRONG)
        expect(await attempt(emptyDraft(site))).toEqual(WRONG)
        const unknown = { path: '/free', before: null, after: newSid('version') }
        expect(await attempt(emptyDraft(site, { entries: [unknown] }))).toEqual(WRONG)
        const elsewhere = { path: '/free', before: null, after: asset.version.sid }
        expect(await attempt(emptyDraft(site, { entries: [elsewhere] }))).toEqual(WRONG)
        const known = publishing(site, [{ path: '/free' }])
        expect(
          await attempt({ ...known, newVersions: [...known.newVersions, asset.version] }),
        ).toEqual(WRONG)
      })
    })

    describe('history', () => {
      test('goes newest first, by pages, those of one moment too', async () => {
        const dates = [5, 1, 3, 3, 3, 2, 4]
        const drafts = dates.map((date) =>
          publishing(site, [{ path: `/${newSid('asset')}` }], { dateCreated: NOW + date }),
        )
        for (const draft of drafts) await catalog.commit(draft)
        const expected = drafts
          .toSorted((a, b) => b.dateCreated - a.dateCreated || (a.sid < b.sid ? 1 : -1))
          .map(({ sid }) => sid)
        for (const limit of [1, 2, 7, 50]) {
          const sids: string[] = []
          let after: RowKey | undefined
          do {
            const found = await catalog.listChanges(site.environment.sid, limit, after)
            sids.push(...found.changes.map(({ sid }) => sid))
            after = found.next ?? undefined
          } while (after)
          expect(sids).toEqual(expected)
        }
      })

      test('lists the first ten entries of a change; alone it has them all', async () => {
        const small = await catalog.commit(publishing(site, [{ path: '/small' }]))
        const draft = publishing(site, manyFiles(25), { dateCreated: NOW + 1 })
        const big = await catalog.commit(draft)
        const { changes } = await catalog.listChanges(site.environment.sid, 10)
        expect(changes).toEqual([{ ...big, entries: big.entries.slice(0, 10) }, small])
        expect((await catalog.findChange(big.sid))?.entries).toHaveLength(25)
      })

      test('is each environment’s own', async () => {
        const other = await openSite(catalog, 'collie')
        await publish(catalog, site, { path: '/a' })
        const history = await catalog.listChanges(other.environment.sid, 10)
        expect(history).toEqual({ changes: [], next: null })
      })
    })

    describe('events', () => {
      test('a commit tells what each path serves from now on, before it resolves', async () => {
        const [a, b] = await publish(catalog, site, { path: '/a' }, { path: '/b' })
        if (!a || !b) throw new Error('not published')
        const { events } = heard()
        const hide = revising(site, b, { visibility: 'private' })
        const drop = deleting(site, [a])
        await catalog.commit({ ...hide, entries: [...hide.entries, ...drop.entries] })
        const [live] = await catalog.liveByPath(site.environment.sid, ['/b'])
        const served = [
          { path: '/a', live: null },
          { path: '/b', live },
        ]
        expect(live?.version.visibility).toBe('private')
        const [environment] = await catalog.listEnvironments()
        expect(events).toEqual([{ type: 'change', environment, served }])
      })

      test('who hears of a change reads it', async () => {
        let seen: Promise<LiveVersion[]> | undefined
        catalog.subscribe(() => {
          seen = catalog.liveByPath(site.environment.sid, ['/a'])
        })
        await catalog.commit(publishing(site, [{ path: '/a' }]))
        expect((await seen)?.map(pathOf)).toEqual(['/a'])
      })

      test('events come in the order of the writes', async () => {
        const { events } = heard()
        const drafts = manyFiles(20).map((file) => publishing(site, [file]))
        const resolved: string[] = []
        const commits = drafts.map(async (draft) => {
          const { entries } = await catalog.commit(draft)
          resolved.push(entries[0]?.path ?? '')
        })
        await Promise.all(commits)
        const told = events.flatMap((event) => (event.type === 'change' ? event.served : []))
        expect(told.map(({ path }) => path)).toEqual(resolved)
        expect(resolved).toHaveLength(20)
      })

      test('a new service tells its environment; a deleted one tells what went', async () => {
        const { events } = heard()
        const { service, environment } = await openSite(catalog, 'collie')
        await catalog.deleteService(service.sid)
        await catalog.deleteService(service.sid)
        expect(events).toEqual([
          { type: 'service', service },
          { type: 'environment', environment },
          {
            type: 'service_deleted',
            serviceSid: service.sid,
            environmentSids: [environment.sid],
          },
        ])
      })

      test('a refused service tells nothing', async () => {
        const { events } = heard()
        const made = catalog.createService(...recordsOf(newSite('beagle')))
        await expect(made).rejects.toThrow(NameTaken)
        expect(events).toEqual([])
      })

      test('all listeners hear; one that has left hears no more', async () => {
        const left = heard()
        const stayed = heard()
        left.stop()
        await catalog.commit(publishing(site, [{ path: '/a' }]))
        expect(left.events).toHaveLength(0)
        expect(stayed.events).toHaveLength(1)
      })
    })

    describe('uploads', () => {
      test('an upload is kept as it was made until it is deleted', async () => {
        const upload = newUpload(site, { visibility: 'private', length: 5_000_000_000 })
        await catalog.createUpload(upload)
        expect(await catalog.findUpload(upload.sid)).toEqual(upload)
        expect(await catalog.deleteUpload(upload.sid)).toBe(true)
        expect(await catalog.findUpload(upload.sid)).toBeNull()
        expect(await catalog.deleteUpload(upload.sid)).toBe(false)
      })

      test('a visibility left open stays open', async () => {
        const upload = newUpload(site, { visibility: null })
        await catalog.createUpload(upload)
        expect((await catalog.findUpload(upload.sid))?.visibility).toBeNull()
      })

      test('the sweeper learns of those before a time', async () => {
        const [old, now] = [newUpload(site, { dateCreated: NOW - 1 }), newUpload(site)]
        await catalog.createUpload(old)
        await catalog.createUpload(now)
        expect(await catalog.uploadsBefore(NOW)).toEqual([old.sid])
        const all = await catalog.uploadsBefore(NOW + 1)
        expect(all.toSorted()).toEqual([old.sid, now.sid].toSorted())
      })

      test('an upload into an environment that is gone is refused', async () => {
        await catalog.deleteService(site.service.sid)
        const upload = newUpload(site)
        await expect(catalog.createUpload(upload)).rejects.toThrow(Error)
        expect(await catalog.findUpload(upload.sid)).toBeNull()
      })
    })
  })
}

/** What `attempt` says of a draft that contradicts itself, and of a stale one. */
const WRONG = { refused: true, staleAt: null, events: [], written: [] }
const stale = (staleAt: string) => ({ ...WRONG, staleAt })

/** Names of what is not the same. */
function differences(a: Record<string, unknown>, b: Record<string, unknown>): string[] {
  return Object.keys(a).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
}

const recordsOf = ({ service, environment }: Site) => [service, environment] as const
const pathOf = ({ version }: LiveVersion) => version.path
const bySid = (a: { sid: string }, b: { sid: string }) => (a.sid < b.sid ? -1 : 1)
const digestOf = (at: number) => at.toString(16).padStart(64, '0')

function manyFiles(count: number): File[] {
  return Array.from({ length: count }, (_, at) => ({ path: `/assets/file-${at}.txt` }))
}

/** Files of a few sizes and dates only, so that most ties are broken by the path. */
function tiedFiles(): (File & Required<Pick<File, 'size' | 'dateCreated' | 'visibility'>>)[] {
  const odd = ['/Ä', '/a', '/A', '/a/b', '/a-b', '/é', '/\uFFFD', '/😀', '/\u{10FFFF}']
  const plain = Array.from({ length: 30 }, (_, at) => `/assets/file-${(at * 7) % 30}.txt`)
  const visibilities = ['public', 'private', 'protected', 'public'] as const
  return [...odd, ...plain].map((path, at) => ({
    path,
    size: at % 3,
    dateCreated: NOW + (at % 4),
    visibility: visibilities[at % visibilities.length] ?? 'public',
  }))
}

/** The paths in the order that the port promises, worked out the plain way. */
function inOrder(files: ReturnType<typeof tiedFiles>, sort: AssetSort): string[] {
  const column = sort.replace('-', '')
  const valueOf = ({ size, dateCreated }: (typeof files)[number]) =>
    column === 'size' ? size : column === 'date_updated' ? dateCreated : 0
  const ascending = files
    .toSorted((a, b) => valueOf(a) - valueOf(b) || byBytes(a.path, b.path))
    .map(({ path }) => path)
  return sort.startsWith('-') ? ascending.toReversed() : ascending
}

/** Compares by UTF-8 bytes, which is what the databases do. */
function byBytes(a: string, b: string): number {
  const [bytesA, bytesB] = [new TextEncoder().encode(a), new TextEncoder().encode(b)]
  const at = bytesA.findIndex((byte, index) => byte !== bytesB[index])
  if (at === -1) return bytesA.length - bytesB.length
  return (bytesA[at] ?? 0) - (bytesB[at] ?? -1)
}
