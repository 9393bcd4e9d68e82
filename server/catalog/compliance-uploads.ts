import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { publishing } from './compliance-drafts.ts'
import { NOW, newUpload, openSite } from './compliance-records.ts'
import type { UploadQuery } from './port.ts'
import type { World } from './compliance-world.ts'

/** What the catalog port promises of uploads. */
export function uploadsCompliance(world: World): void {
  describe('uploads', () => {
    test('an upload is kept as it was made until it is deleted', async () => {
      const upload = newUpload(world.site, { visibility: 'private', length: 5_000_000_000 })
      await world.catalog.createUpload(upload)
      expect(await world.catalog.findUpload(upload.sid)).toEqual(upload)
      expect(await world.catalog.deleteUpload(upload.sid)).toBe(true)
      expect(await world.catalog.findUpload(upload.sid)).toBeNull()
      expect(await world.catalog.deleteUpload(upload.sid)).toBe(false)
    })

    test('a visibility left open stays open', async () => {
      const upload = newUpload(world.site, { visibility: null })
      await world.catalog.createUpload(upload)
      expect((await world.catalog.findUpload(upload.sid))?.visibility).toBeNull()
    })

    test('the sweeper learns of those that expired before a time', async () => {
      const [old, now] = [
        newUpload(world.site, { dateExpires: NOW - 1 }),
        newUpload(world.site, { dateExpires: NOW }),
      ]
      await world.catalog.createUpload(old)
      await world.catalog.createUpload(now)
      expect(await world.catalog.expiredUploads(NOW)).toEqual([old.sid])
      const all = await world.catalog.expiredUploads(NOW + 1)
      expect(all.toSorted()).toEqual([old.sid, now.sid].toSorted())
    })

    test('where one goes can be revised until it is published, and nothing else of it', async () => {
      const { catalog, site } = world
      const upload = newUpload(site, { key: 'a-key' })
      await catalog.createUpload(upload)
      const revised = {
        ...upload,
        path: '/assets/b.png',
        visibility: 'private' as const,
        contentType: 'image/png',
        ifExists: 'replace' as const,
        metadata: 'path L2IucG5n',
        sha256: 'f'.repeat(64),
      }
      const other = { length: 9, key: 'other', dateExpires: NOW + 9, dateCreated: NOW + 9 }
      expect(await catalog.reviseUpload({ ...revised, ...other })).toBe(true)
      expect(await catalog.findUpload(upload.sid)).toEqual(revised)

      await catalog.commit(publishing(site, [{ path: '/a' }], { uploadSid: upload.sid }))
      expect(await catalog.reviseUpload(upload)).toBe(false)
      expect(await catalog.findUpload(upload.sid)).toMatchObject({ path: '/assets/b.png' })
      expect(await catalog.reviseUpload(newUpload(site))).toBe(false)
    })

    test('one expires later when it is put off, but never earlier', async () => {
      const upload = newUpload(world.site, { dateExpires: NOW })
      await world.catalog.createUpload(upload)
      await world.catalog.extendUpload(upload.sid, NOW + 5)
      await world.catalog.extendUpload(upload.sid, NOW + 3)
      await world.catalog.extendUpload(newSid('upload'), NOW + 9)
      const extended = { ...upload, dateExpires: NOW + 5 }
      expect(await world.catalog.findUpload(upload.sid)).toEqual(extended)
    })

    test('of one key an Environment has one upload, until that is deleted', async () => {
      const { catalog, site } = world
      const dev = await openSite(catalog, 'collie')
      const [first, again] = [0, 1].map(() => newUpload(site, { key: 'a-key' }))
      if (!first || !again) throw new Error('no uploads')
      expect(await catalog.createUpload(first)).toBe(true)
      expect(await catalog.createUpload(again)).toBe(false)
      expect(await catalog.findUpload(again.sid)).toBeNull()
      expect(await catalog.createUpload(newUpload(dev, { key: 'a-key' }))).toBe(true)
      expect(await catalog.createUpload(newUpload(site))).toBe(true)
      expect(await catalog.createUpload(newUpload(site))).toBe(true)

      expect(await catalog.findUploadByKey(site.environment.sid, 'a-key')).toEqual(first)
      expect(await catalog.findUploadByKey(site.environment.sid, 'other')).toBeNull()
      await catalog.deleteUpload(first.sid)
      expect(await catalog.findUploadByKey(site.environment.sid, 'a-key')).toBeNull()
      expect(await catalog.createUpload(again)).toBe(true)
    })

    test('the unfinished ones of a Service or an Environment are listed, newest first', async () => {
      const { catalog, site } = world
      const other = await openSite(catalog, 'collie')
      const [old, young, published] = [
        newUpload(site, { dateCreated: NOW - 1, sha256: 'f'.repeat(64) }),
        newUpload(site),
        newUpload(site),
      ]
      for (const upload of [young, old, published, newUpload(other)]) {
        await catalog.createUpload(upload)
      }
      await catalog.commit(publishing(site, [{ path: '/a' }], { uploadSid: published.sid }))
      const list = (query: Partial<UploadQuery>) =>
        catalog.listUploads(site.service.sid, { limit: 50, ...query })
      const both = { rows: [young, old], hasMore: false }
      expect(await list({})).toEqual(both)
      expect(await list({ environmentSid: site.environment.sid })).toEqual(both)
      expect((await list({ environmentSid: other.environment.sid })).rows).toEqual([])
      expect(await list({ limit: 1 })).toEqual({ rows: [young], hasMore: true })
      expect(await list({ limit: 1, after: young })).toEqual({ rows: [old], hasMore: false })
    })

    test('an upload into an environment that is gone is refused', async () => {
      await world.catalog.deleteService(world.site.service.sid)
      const upload = newUpload(world.site)
      await expect(world.catalog.createUpload(upload)).rejects.toThrow(Error)
      expect(await world.catalog.findUpload(upload.sid)).toBeNull()
    })
  })
}
