import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, publish, publishOne, publishing } from './compliance-drafts.ts'
import { byBytes } from './compliance-files.ts'
import type { File } from './compliance-records.ts'
import { type World, pathOf, stale } from './compliance-world.ts'

/** What the catalog port promises of Functions among what is live. */
export function functionsCompliance(world: World): void {
  describe('live functions', () => {
    test('are listed by path, and found as assets are', async () => {
      const paths = ['/b', '/a', '/😀', '/\uFFFD']
      const functions = await publish(
        world.catalog,
        world.site,
        ...paths.map((path) => functionAt(path)),
      )
      const asset = await publishOne(world.catalog, world.site, { path: '/asset' })
      const { sid } = world.site.environment
      const listed = await world.catalog.liveFunctions(sid)
      expect(listed.map(pathOf)).toEqual(paths.toSorted(byBytes))
      expect(listed).toEqual(expect.arrayContaining(functions))
      expect(functions.every(({ kind }) => kind === 'function')).toBe(true)

      const sids = [...functions, asset].map(({ version }) => version.resourceSid)
      const found = await world.catalog.liveBySid(sid, sids)
      const kinds = new Map(found.map((live) => [live.version.path, live.kind]))
      expect(kinds.get('/a')).toBe('function')
      expect(kinds.get('/asset')).toBe('asset')
      const whole = (await Array.fromAsync(world.catalog.liveSet(sid))).flat()
      expect(whole.map(pathOf).toSorted()).toEqual([...paths, '/asset'].toSorted())
      expect(await world.catalog.liveFunctions(newSid('environment'))).toEqual([])
    })

    test('are on no page of assets, nor counted there', async () => {
      const [first] = await publish(
        world.catalog,
        world.site,
        functionAt('/falcon/run', { visibility: 'protected' }),
        { path: '/falcon/a.jpg' },
      )
      const [found, after] = [{ search: 'falcon' }, { after: { value: '/', path: '/' } }]
      for (const query of [{}, found, { limit: 1 }, after, { ...found, ...after }]) {
        const { assets, total } = await world.page(query)
        expect(assets.map(pathOf)).toEqual(['/falcon/a.jpg'])
        expect(total).toBe(1)
      }
      const isProtected = { visibility: 'protected' } as const
      expect((await world.page(isProtected)).total).toBe(0)
      if (first) await world.catalog.commit(deleting(world.site, [first]))
      expect((await world.page({ limit: 1 })).total).toBe(1)
    })

    test('hold their path against assets, and give it up to them', async () => {
      const taken = await publishOne(world.catalog, world.site, functionAt('/a'))
      const draft = publishing(world.site, [{ path: '/a' }])
      expect(await world.attempt(draft)).toEqual(stale('/a'))
      const entries = draft.entries.map((entry) => ({ ...entry, before: taken.version.sid }))
      await world.catalog.commit({ ...draft, entries })
      expect(await world.livePaths()).toEqual(['/a'])
      expect((await world.page({ after: { value: '/', path: '/' } })).total).toBe(1)
      expect(await world.catalog.liveFunctions(world.site.environment.sid)).toEqual([])
    })
  })
}

const functionAt = (path: string, parts: Partial<File> = {}): File => ({
  path,
  kind: 'function',
  ...parts,
})
