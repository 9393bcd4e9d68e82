import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import {
  deleting,
  emptyDraft,
  publish,
  publishOne,
  publishing,
  revising,
} from './compliance-drafts.ts'
import { MANY, byBytes, manyFiles } from './compliance-files.ts'
import type { World } from './compliance-world.ts'
import { StaleDraft } from './port.ts'

/** What the catalog port promises of commit. */
export function commitCompliance(world: World): void {
  describe('commit', () => {
    test('the change comes back as it is kept, its entries by path', async () => {
      const draft = publishing(world.site, [
        { path: '/b' },
        { path: '/😀' },
        { path: '/\uFFFD' },
      ])
      const change = await world.catalog.commit({ ...draft, kind: 'upload' })
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
      expect(await world.catalog.findChange(sid)).toEqual(change)
      expect(await world.catalog.findChange(newSid('change'))).toBeNull()
    })

    test('a move frees the old path and keeps the asset', async () => {
      const asset = await publishOne(world.catalog, world.site, { path: '/old' })
      await world.catalog.commit(
        revising(world.site, asset, { path: '/new' }, { kind: 'move' }),
      )
      expect(await world.livePaths()).toEqual(['/new'])
      const [moved] = await world.catalog.liveBySid(world.site.environment.sid, [
        asset.version.resourceSid,
      ])
      expect(moved?.version.path).toBe('/new')
      await publish(world.catalog, world.site, { path: '/old' })
      expect(await world.livePaths()).toEqual(['/new', '/old'])
    })

    test('two assets swap their paths in one change', async () => {
      const [a, b] = await publish(world.catalog, world.site, { path: '/a' }, { path: '/b' })
      if (!a || !b) throw new Error('not published')
      const toB = revising(world.site, a, { path: '/b' }).newVersions[0]
      const toA = revising(world.site, b, { path: '/a' }).newVersions[0]
      if (!toA || !toB) throw new Error('no versions')
      const entries = [
        { path: '/a', before: a.version.sid, after: toA.sid },
        { path: '/b', before: b.version.sid, after: toB.sid },
      ]
      await world.catalog.commit(emptyDraft(world.site, { newVersions: [toA, toB], entries }))
      const sids = [a.version.resourceSid, b.version.resourceSid]
      const live = await world.catalog.liveBySid(world.site.environment.sid, sids)
      const places = new Map(live.map(({ version }) => [version.resourceSid, version.path]))
      expect(sids.map((sid) => places.get(sid))).toEqual(['/b', '/a'])
      expect((await world.page()).total).toBe(2)
    })

    test('an asset can leave and come back with an old version', async () => {
      const asset = await publishOne(world.catalog, world.site, { path: '/a' })
      await world.catalog.commit(deleting(world.site, [asset]))
      expect(await world.livePaths()).toEqual([])
      const entries = [{ path: '/a', before: null, after: asset.version.sid }]
      await world.catalog.commit(emptyDraft(world.site, { entries }))
      expect(await world.catalog.liveByPath(world.site.environment.sid, ['/a'])).toEqual([
        asset,
      ])
    })

    test('an undo is written on both changes', async () => {
      const asset = await publishOne(world.catalog, world.site, { path: '/a' })
      const deletion = await world.catalog.commit(deleting(world.site, [asset]))
      const undo = emptyDraft(world.site, {
        kind: 'undo',
        undoes: deletion.sid,
        entries: [{ path: '/a', before: null, after: asset.version.sid }],
      })
      expect(await world.catalog.commit(undo)).toMatchObject({ undoes: deletion.sid })
      expect(await world.catalog.findChange(deletion.sid)).toMatchObject({ undoneBy: undo.sid })
      expect(await world.catalog.findChange(undo.sid)).toMatchObject({ undoneBy: null })
    })

    test('thousands of entries go in one change', async () => {
      const files = manyFiles(MANY)
      const change = await world.catalog.commit(publishing(world.site, files))
      expect(change.entryCount).toBe(MANY)
      expect(await world.catalog.findChange(change.sid)).toEqual(change)
      const { assets } = await world.page({ limit: MANY })
      expect(assets).toHaveLength(MANY)
      await world.catalog.commit(deleting(world.site, assets))
      expect(await world.page()).toEqual({ assets: [], total: 0, next: null })
    })

    test('of drafts made from one state at once, just one is written', async () => {
      const asset = await publishOne(world.catalog, world.site, { path: '/a' })
      const drafts = [2, 3, 4, 5].map((size) => revising(world.site, asset, { size }))
      const outcomes = await Promise.allSettled(
        drafts.map((draft) => world.catalog.commit(draft)),
      )
      const reasons: unknown[] = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason] : [],
      )
      expect(reasons).toHaveLength(drafts.length - 1)
      expect(reasons.every((reason) => reason instanceof StaleDraft)).toBe(true)
      const history = await world.catalog.listChanges(world.site.environment.sid, 10)
      expect(history.changes).toHaveLength(2)
    })
  })
}
