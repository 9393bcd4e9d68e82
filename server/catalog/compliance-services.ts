import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { publishOne } from './compliance-drafts.ts'
import { NOW, newSite, newUpload, openSite, recordsOf } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import { NameTaken } from './port.ts'

/** What the catalog port promises of services and environments. */
export function servicesCompliance(world: World): void {
  describe('services and environments', () => {
    test('a service is found by SID and by unique name, as it was made', async () => {
      expect(await world.catalog.findService(world.site.service.sid)).toEqual(
        world.site.service,
      )
      expect(await world.catalog.findService('beagle')).toEqual(world.site.service)
      expect(await world.catalog.findService('Beagle')).toBeNull()
      expect(await world.catalog.findService(newSid('service'))).toBeNull()
    })

    test('a SID finds its own service even when another took it for a name', async () => {
      await world.catalog.createService(...recordsOf(newSite(world.site.service.sid)))
      expect(await world.catalog.findService(world.site.service.sid)).toEqual(
        world.site.service,
      )
    })

    test('services and environments are listed oldest first', async () => {
      const older = newSite('older', NOW - 1000)
      const newer = newSite('newer', NOW + 1000)
      await world.catalog.createService(...recordsOf(newer))
      await world.catalog.createService(...recordsOf(older))
      const services = [older.service, world.site.service, newer.service]
      expect(await world.catalog.listServices()).toEqual(services)
      const environments = [older.environment, world.site.environment, newer.environment]
      expect(await world.catalog.listEnvironments()).toEqual(environments)
      expect(await world.catalog.listEnvironments(newer.service.sid)).toEqual([
        newer.environment,
      ])
      expect(await world.catalog.listEnvironments(newSid('service'))).toEqual([])
    })

    test('a taken unique name is refused, and nothing is written', async () => {
      const second = newSite('beagle')
      const renamed = { ...second.environment, domain: 'free-1000' }
      const made = world.catalog.createService(second.service, renamed)
      await expect(made).rejects.toThrow(NameTaken)
      await expect(made).rejects.toMatchObject({ field: 'unique_name' })
      expect(await world.catalog.listServices()).toEqual([world.site.service])
      expect(await world.catalog.listEnvironments()).toEqual([world.site.environment])
    })

    test('a taken domain is refused, and nothing is written', async () => {
      const second = newSite('collie')
      const clash = { ...second.environment, domain: world.site.environment.domain }
      const made = world.catalog.createService(second.service, clash)
      await expect(made).rejects.toThrow(NameTaken)
      await expect(made).rejects.toMatchObject({ field: 'domain' })
      expect(await world.catalog.findService('collie')).toBeNull()
    })

    test('of two services made at once with one name, one wins', async () => {
      const made = [newSite('twin'), newSite('twin')].map((twin) =>
        world.catalog.createService(...recordsOf(twin)),
      )
      const outcomes = await Promise.allSettled(made)
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    })

    test('renaming sets the friendly name and the date', async () => {
      const update = { friendlyName: 'White Beagle' }
      const renamed = { ...world.site.service, ...update, dateUpdated: NOW + 5 }
      const answer = await world.catalog.updateService(world.site.service.sid, update, NOW + 5)
      expect(answer).toEqual(renamed)
      expect(await world.catalog.findService('beagle')).toEqual(renamed)
      expect(await world.catalog.updateService(newSid('service'), update, NOW)).toBeNull()
    })

    test('deleting a service takes all below it, and nothing of others', async () => {
      const other = await openSite(world.catalog, 'collie')
      const kept = await publishOne(world.catalog, other, { path: '/kept.txt' })
      const gone = await publishOne(world.catalog, world.site, { path: '/gone.txt' })
      const [change] = (await world.catalog.listChanges(world.site.environment.sid, 10)).changes
      const upload = newUpload(world.site)
      await world.catalog.createUpload(upload)

      expect(await world.catalog.deleteService(world.site.service.sid)).toBe(true)
      expect(await world.catalog.listServices()).toEqual([other.service])
      const environments = await world.catalog.listEnvironments()
      expect(environments.map(({ sid }) => sid)).toEqual([other.environment.sid])
      expect(await world.page()).toEqual({ assets: [], total: 0, next: null })
      expect(await world.catalog.liveByPath(world.site.environment.sid, ['/gone.txt'])).toEqual(
        [],
      )
      expect(
        await world.catalog.liveBySid(world.site.environment.sid, [gone.version.resourceSid]),
      ).toEqual([])
      const versionSids = [gone.version.sid, kept.version.sid]
      expect(await world.catalog.findVersions(versionSids)).toEqual([kept.version])
      expect(await world.catalog.findChange(change?.sid ?? '')).toBeNull()
      const history = await world.catalog.listChanges(world.site.environment.sid, 10)
      expect(history).toEqual({ changes: [], next: null })
      expect(await world.catalog.findUpload(upload.sid)).toBeNull()
      const digests = [gone.version.digest, kept.version.digest]
      expect(await world.catalog.digestsInUse(digests)).toEqual(new Set([kept.version.digest]))
      expect(await world.catalog.liveByPath(other.environment.sid, ['/kept.txt'])).toEqual([
        kept,
      ])
      expect(await world.catalog.deleteService(world.site.service.sid)).toBe(false)
    })

    test('after a deletion the names are free again', async () => {
      await world.catalog.deleteService(world.site.service.sid)
      await world.catalog.createService(...recordsOf(newSite('beagle')))
      expect(await world.catalog.findService('beagle')).not.toBeNull()
    })
  })
}
