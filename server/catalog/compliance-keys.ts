import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { digestOf } from './compliance-files.ts'
import { NOW } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import type { ApiKey } from './records.ts'

/** What the catalog port promises of API keys. */
export function keysCompliance(world: World): void {
  describe('API keys', () => {
    test('are kept, listed oldest first, and deleted once', async () => {
      const [late, early] = [newKey('late', NOW + 1), newKey('early', NOW)]
      await world.catalog.createKey(late)
      await world.catalog.createKey(early)
      expect(await world.catalog.listKeys()).toEqual([early, late])
      expect(await world.catalog.findKey(late.sid)).toEqual(late)
      expect(await world.catalog.findKey(newSid('key'))).toBeNull()
      await expect(world.catalog.createKey(late)).rejects.toThrow(Error)

      expect(await world.catalog.deleteKey(late.sid)).toBe(true)
      expect(await world.catalog.deleteKey(late.sid)).toBe(false)
      expect(await world.catalog.listKeys()).toEqual([early])
    })

    test('are the account’s: they stay when a service goes', async () => {
      const key = newKey('a', NOW)
      await world.catalog.createKey(key)
      await world.catalog.deleteService(world.site.service.sid)
      expect(await world.catalog.findKey(key.sid)).toEqual(key)
    })
  })
}

const newKey = (friendlyName: string, dateCreated: number): ApiKey => ({
  sid: newSid('key'),
  friendlyName,
  secretHash: digestOf(dateCreated),
  dateCreated,
})
