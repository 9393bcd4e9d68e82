import { describe, expect, test } from 'vitest'
import { publishing } from './compliance-drafts.ts'
import { NOW, newUpload, type Site } from './compliance-records.ts'
import { stale, type World } from './compliance-world.ts'
import type { Catalog } from './port.ts'
import type { Upload, WholeFile } from './records.ts'

/** A small file that came whole, by an upload of the site. */
export const wholeFile = (site: Site, upload: Partial<Upload> = {}): WholeFile => ({
  upload: newUpload(site, upload),
  digest: 'd'.repeat(64),
  bytes: new Uint8Array([1, 2, 3]),
})

const listed = async (catalog: Catalog) => (await Array.fromAsync(catalog.listBytes())).flat()

/** What the catalog port promises of small files that came whole. */
export function smallFilesCompliance(world: World): void {
  describe('a small file that came whole', () => {
    test('is there with its Change, and its upload is published by that', async () => {
      const { catalog, site } = world
      const whole = wholeFile(site)
      const draft = publishing(site, [{ path: '/a' }], { whole })
      await catalog.commit(draft)
      expect(new Uint8Array((await catalog.findBytes(whole.digest)) ?? [])).toEqual(whole.bytes)
      expect(await listed(catalog)).toEqual([{ digest: whole.digest, sealed: NOW }])
      const { sid } = whole.upload ?? newUpload(site)
      expect(await catalog.findUpload(sid)).toEqual({ ...whole.upload, changeSid: draft.sid })
    })

    test('is not there when its Change was refused', async () => {
      const { catalog, site } = world
      const whole = wholeFile(site)
      await catalog.commit(publishing(site, [{ path: '/a' }]))
      const draft = publishing(site, [{ path: '/a' }], { whole })
      expect(await world.attempt(draft)).toEqual(stale('/a'))
      expect(await catalog.findBytes(whole.digest)).toBeNull()
      expect(await catalog.findUpload(whole.upload?.sid ?? '')).toBeNull()
    })

    test('is refused when another upload has its key', async () => {
      const { catalog, site } = world
      await catalog.createUpload(newUpload(site, { key: 'a-key' }))
      const draft = publishing(site, [{ path: '/a' }], {
        whole: wholeFile(site, { key: 'a-key' }),
      })
      expect(await world.attempt(draft)).toEqual(stale('/a'))
      expect(await listed(catalog)).toEqual([])
    })

    test('is kept once when the same bytes come again, from then on', async () => {
      const { catalog, site } = world
      for (const [path, dateCreated] of [
        ['/a', NOW],
        ['/b', NOW + 5],
      ] as const) {
        const whole = wholeFile(site)
        await catalog.commit(publishing(site, [{ path }], { whole, dateCreated }))
      }
      const { digest } = wholeFile(site)
      expect(await listed(catalog)).toEqual([{ digest, sealed: NOW + 5 }])
    })

    test('counts as written again when it is renewed, and goes only if it was not', async () => {
      const { catalog, site } = world
      const { digest } = wholeFile(site)
      expect(await catalog.renewBytes(digest, NOW)).toBeNull()
      await catalog.commit(publishing(site, [{ path: '/a' }], { whole: wholeFile(site) }))
      expect(await catalog.renewBytes(digest, NOW + 7)).toBe(3)
      await catalog.deleteBytes(digest, NOW + 7)
      expect(await listed(catalog)).toEqual([{ digest, sealed: NOW + 7 }])
      await catalog.deleteBytes(digest, NOW + 8)
      expect(await catalog.findBytes(digest)).toBeNull()
    })
  })

  describe('writes that are asked for at once', () => {
    test('are each a Change of its own, and one that fails takes no other with it', async () => {
      const { catalog, site } = world
      const { events } = world.heard()
      const drafts = ['/a', '/b', '/a', '/c'].map((path) => publishing(site, [{ path }]))
      const outcomes = await Promise.allSettled(drafts.map((draft) => catalog.commit(draft)))
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'fulfilled',
      ])
      expect(await world.livePaths()).toEqual(['/a', '/b', '/c'])
      expect(await catalog.findChange(drafts[2]?.sid ?? '')).toBeNull()
      const served = events.flatMap((event) =>
        event.type === 'change' ? event.served.map(({ path }) => path) : [],
      )
      expect(served).toEqual(['/a', '/b', '/c'])
    })
  })
}
