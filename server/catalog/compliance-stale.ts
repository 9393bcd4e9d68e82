import { beforeEach, describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, emptyDraft, publishOne, publishing, revising } from './compliance-drafts.ts'
import { newUpload } from './compliance-records.ts'
import { type World, WRONG, stale } from './compliance-world.ts'
import type { LiveVersion } from './records.ts'

/** What the catalog port promises of a draft that is stale. */
export function staleCompliance(world: World): void {
  describe('a draft that is stale', () => {
    let asset: LiveVersion
    beforeEach(async () => {
      asset = await publishOne(world.catalog, world.site, { path: '/taken' })
    })

    test('is refused when a path it thought free is taken', async () => {
      expect(
        await world.attempt(publishing(world.site, [{ path: '/free' }, { path: '/taken' }])),
      ).toEqual(stale('/taken'))
    })

    test('is refused when a path it thought taken is free', async () => {
      await world.catalog.commit(deleting(world.site, [asset]))
      const other = publishing(world.site, [{ path: '/free' }])
      const gone = { path: '/taken', before: asset.version.sid, after: null }
      expect(await world.attempt({ ...other, entries: [...other.entries, gone] })).toEqual(
        stale('/taken'),
      )
    })

    test('is refused when another version is live', async () => {
      await world.catalog.commit(revising(world.site, asset, { size: 2 }))
      expect(await world.attempt(revising(world.site, asset, { size: 3 }))).toEqual(
        stale('/taken'),
      )
    })

    test('is refused when its asset is live elsewhere by now', async () => {
      await world.catalog.commit(revising(world.site, asset, { path: '/moved' }))
      const entries = [{ path: '/taken', before: null, after: asset.version.sid }]
      expect(await world.attempt(emptyDraft(world.site, { entries }))).toEqual(stale('/moved'))
    })

    test('is refused when its upload is published already, or gone', async () => {
      const upload = newUpload(world.site)
      await world.catalog.createUpload(upload)
      const first = publishing(world.site, [{ path: '/a' }], { uploadSid: upload.sid })
      await world.catalog.commit(first)
      expect(await world.catalog.findUpload(upload.sid)).toEqual({
        ...upload,
        changeSid: first.sid,
      })
      expect(
        await world.attempt(
          publishing(world.site, [{ path: '/b' }], { uploadSid: upload.sid }),
        ),
      ).toEqual(stale('/b'))
      expect(
        await world.attempt(
          publishing(world.site, [{ path: '/c' }], { uploadSid: newSid('upload') }),
        ),
      ).toEqual(stale('/c'))
      expect(await world.catalog.findUpload(upload.sid)).toEqual({
        ...upload,
        changeSid: first.sid,
      })
    })

    test('is refused when it undoes a change that is undone already, or gone', async () => {
      const deletion = await world.catalog.commit(deleting(world.site, [asset]))
      const back = { path: '/taken', before: null, after: asset.version.sid }
      const undo = { undoes: deletion.sid, entries: [back] }
      await world.catalog.commit(emptyDraft(world.site, undo))
      await world.catalog.commit(deleting(world.site, [asset]))
      expect(await world.attempt(emptyDraft(world.site, undo))).toEqual(stale('/taken'))
      expect(
        await world.attempt(emptyDraft(world.site, { ...undo, undoes: newSid('change') })),
      ).toEqual(stale('/taken'))
    })

    test('is refused when its environment is gone', async () => {
      await world.catalog.deleteService(world.site.service.sid)
      expect(await world.attempt(publishing(world.site, [{ path: '/free' }]))).toEqual(
        stale('/free'),
      )
    })

    test('is refused whole when it contradicts itself', async () => {
      const twice = publishing(world.site, [{ path: '/free' }, { path: '/free' }])
      expect(await world.attempt(twice)).toEqual(WRONG)
      expect(await world.attempt(emptyDraft(world.site))).toEqual(WRONG)
      const unknown = { path: '/free', before: null, after: newSid('version') }
      expect(await world.attempt(emptyDraft(world.site, { entries: [unknown] }))).toEqual(WRONG)
      const elsewhere = { path: '/free', before: null, after: asset.version.sid }
      expect(await world.attempt(emptyDraft(world.site, { entries: [elsewhere] }))).toEqual(
        WRONG,
      )
      const known = publishing(world.site, [{ path: '/free' }])
      expect(
        await world.attempt({ ...known, newVersions: [...known.newVersions, asset.version] }),
      ).toEqual(WRONG)
    })
  })
}
