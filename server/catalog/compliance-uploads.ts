import { describe, expect, test } from 'vitest'
import { NOW, newUpload } from './compliance-records.ts'
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

    test('the sweeper learns of those before a time', async () => {
      const [old, now] = [
        newUpload(world.site, { dateCreated: NOW - 1 }),
        newUpload(world.site),
      ]
      await world.catalog.createUpload(old)
      await world.catalog.createUpload(now)
      expect(await world.catalog.uploadsBefore(NOW)).toEqual([old.sid])
      const all = await world.catalog.uploadsBefore(NOW + 1)
      expect(all.toSorted()).toEqual([old.sid, now.sid].toSorted())
    })

    test('an upload into an environment that is gone is refused', async () => {
      await world.catalog.deleteService(world.site.service.sid)
      const upload = newUpload(world.site)
      await expect(world.catalog.createUpload(upload)).rejects.toThrow(Error)
      expect(await world.catalog.findUpload(upload.sid)).toBeNull()
    })
  })
}
