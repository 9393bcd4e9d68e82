import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, publish, revising } from './compliance-drafts.ts'
import { SORTS, byBytes, inOrder, tiedFiles } from './compliance-files.ts'
import { type World, pathOf } from './compliance-world.ts'

/** What the catalog port promises of pages. */
export function pagesCompliance(world: World): void {
  describe('pages', () => {
    test.each(SORTS)('by %s, page after page, come all rows in order', async (sort) => {
      await publish(world.catalog, world.site, ...tiedFiles())
      const expected = inOrder(tiedFiles(), sort)
      for (const limit of [1, 7, 100]) {
        expect(await world.walk({ sort, limit })).toEqual(expected)
      }
    })

    test.each(SORTS)('by %s, a filter keeps the order', async (sort) => {
      await publish(world.catalog, world.site, ...tiedFiles())
      for (const visibility of ['public', 'protected', 'private'] as const) {
        const matching = tiedFiles().filter((file) => file.visibility === visibility)
        expect(await world.walk({ sort, limit: 4, visibility })).toEqual(
          inOrder(matching, sort),
        )
      }
    })

    test.each(SORTS)('by %s, rows that come and go elsewhere shift nothing', async (sort) => {
      await publish(world.catalog, world.site, ...tiedFiles())
      const expected = inOrder(tiedFiles(), sort)
      const first = await world.page({ sort, limit: 10 })
      const last = first.assets.at(-1)
      await world.catalog.commit(deleting(world.site, last ? [last] : []))
      const ends = { dateCreated: 0, size: 0 }
      await publish(
        world.catalog,
        world.site,
        { path: '/', ...ends },
        { path: '/zzz', ...ends },
      )
      const rest = await world.walk({ sort, limit: 10, after: first.next ?? undefined })
      const old = rest.filter((path) => path !== '/' && path !== '/zzz')
      expect([...first.assets.map(pathOf), ...old]).toEqual(expected)
    })

    test('the last page has no next key, even when it is full', async () => {
      await publish(world.catalog, world.site, { path: '/a' }, { path: '/b' })
      const first = await world.page({ limit: 1 })
      expect(first.next).toEqual({ value: '/a', path: '/a' })
      const second = await world.page({ limit: 1, after: first.next ?? undefined })
      expect(second.assets.map(pathOf)).toEqual(['/b'])
      expect(second.next).toBeNull()
      const beyond = await world.page({ limit: 1, after: { value: '/b', path: '/b' } })
      expect(beyond).toEqual({ assets: [], total: 2, next: null })
    })

    test('the total counts all that match, on every page and after every change', async () => {
      const [a] = await publish(world.catalog, world.site, ...tiedFiles())
      const all = tiedFiles().length
      const hidden = tiedFiles().filter(({ visibility }) => visibility === 'private').length
      const first = await world.page({ limit: 3 })
      expect(first.total).toBe(all)
      expect((await world.page({ limit: 3, after: first.next ?? undefined })).total).toBe(all)
      expect((await world.page({ limit: 1, visibility: 'private' })).total).toBe(hidden)
      if (a) await world.catalog.commit(revising(world.site, a, { visibility: 'private' }))
      expect((await world.page({ limit: 1, visibility: 'private' })).total).toBe(hidden + 1)
      expect((await world.page({ limit: 1 })).total).toBe(all)
      const [again] = await world.catalog.liveByPath(world.site.environment.sid, [
        a?.version.path ?? '',
      ])
      if (again) await world.catalog.commit(deleting(world.site, [again]))
      expect((await world.page({ limit: 1, visibility: 'private' })).total).toBe(hidden)
      expect((await world.page({ limit: 1 })).total).toBe(all - 1)
    })

    test('a page of an unknown environment is empty', async () => {
      const none = await world.catalog.livePage(newSid('environment'), {
        sort: 'path',
        limit: 5,
      })
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

    test.each(SEARCHES)('a search for %s is literal and in any case', async (search, found) => {
      const paths = [...new Set(SEARCHES.flatMap(([, hits]) => hits))]
      await publish(world.catalog, world.site, ...paths.map((path) => ({ path })), {
        path: '/other',
      })
      const answer = await world.page({ search })
      expect(answer.assets.map(pathOf)).toEqual(found.toSorted(byBytes))
      expect(answer.total).toBe(found.length)
    })

    test('an empty search finds everything', async () => {
      await publish(world.catalog, world.site, { path: '/a' }, { path: '/b' })
      expect((await world.page({ search: '' })).total).toBe(2)
    })

    test.each(SORTS)('by %s, search and filter go together over pages', async (sort) => {
      await publish(world.catalog, world.site, ...tiedFiles())
      const matching = tiedFiles().filter(
        ({ path, visibility }) => visibility === 'public' && path.includes('file-'),
      )
      const query = { sort, limit: 3, search: 'FILE-', visibility: 'public' } as const
      expect(await world.walk(query)).toEqual(inOrder(matching, sort))
      expect((await world.page(query)).total).toBe(matching.length)
    })
  })
}
