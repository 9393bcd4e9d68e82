import { describe, expect, test } from 'vitest'
import { deleting, emptyDraft, publishOne, publishing } from './compliance-drafts.ts'
import { addBuild, deploying } from './compliance-deploying.ts'
import {
  NOW,
  type Site,
  newEnvironment,
  newSite,
  newUpload,
  newVariable,
  openSite,
} from './compliance-records.ts'
import type { World } from './compliance-world.ts'

/** What the catalog port promises of Environments beside a Service's first. */
export function environmentsCompliance(world: World): void {
  describe('environments', () => {
    test('a service can be made without any, and get them later', async () => {
      const { service, environment } = newSite('collie')
      await world.catalog.createService(service)
      expect(await world.catalog.findService('collie')).toEqual(service)
      expect(await world.catalog.listEnvironments(service.sid)).toEqual([])
      expect(await world.catalog.createEnvironment(environment)).toBe(true)
      expect(await world.catalog.listEnvironments(service.sid)).toEqual([environment])
    })

    test('one without its service is refused', async () => {
      const { environment } = newSite('collie')
      expect(await world.catalog.createEnvironment(environment)).toBe(false)
      expect(await world.catalog.listEnvironments()).toEqual([world.site.environment])
    })

    test('a name is taken within its service, a domain everywhere', async () => {
      const other = await openSite(world.catalog, 'collie')
      const { uniqueName, domain } = world.site.environment
      const sameName = newEnvironment(world.site, 'dev', { uniqueName })
      await expect(world.catalog.createEnvironment(sameName)).rejects.toMatchObject({
        name: 'NameTaken',
        field: 'unique_name',
      })
      const sameDomain = newEnvironment(other, 'dev', { domain })
      await expect(world.catalog.createEnvironment(sameDomain)).rejects.toMatchObject({
        name: 'NameTaken',
        field: 'domain',
      })
      expect(await world.catalog.listEnvironments()).toHaveLength(2)
      await world.catalog.createEnvironment(newEnvironment(world.site, 'dev'))
      expect(await world.catalog.createEnvironment(newEnvironment(other, 'dev'))).toBe(true)
    })

    test('each has a live set of its own, also of the same versions', async () => {
      const dev = await addDev(world)
      const asset = await publishOne(world.catalog, world.site, { path: '/a' })
      const entries = [{ path: '/a', before: null, after: asset.version.sid }]
      await world.catalog.commit(emptyDraft(dev, { entries }))
      await world.catalog.commit(deleting(world.site, [asset]))
      expect(await world.livePaths()).toEqual([])
      const [live] = await world.catalog.liveByPath(dev.environment.sid, ['/a'])
      expect(live).toEqual({ ...asset, environmentSid: dev.environment.sid })
    })

    test('deleting one takes its live set, history and variables, and no versions', async () => {
      const dev = await addDev(world)
      const { sid } = dev.environment
      const [gone, upload] = [
        await publishOne(world.catalog, dev, { path: '/a' }),
        newUpload(dev),
      ]
      const kept = await publishOne(world.catalog, world.site, { path: '/a' })
      await world.catalog.createUpload(upload)
      await world.catalog.createVariable(newVariable(dev))
      const build = await addBuild(world.catalog, dev, [gone.version])
      const deployed = await world.catalog.commit(await deploying(world.catalog, dev, build))

      expect(await world.catalog.deleteEnvironment(sid)).toBe(true)
      const rest = await world.catalog.listEnvironments(world.site.service.sid)
      expect(rest).toEqual([await world.environment()])
      expect(await world.catalog.liveByPath(sid, ['/a'])).toEqual([])
      expect(await world.catalog.liveByPath(world.site.environment.sid, ['/a'])).toEqual([kept])
      expect(await world.catalog.findChange(deployed.sid)).toBeNull()
      expect((await world.catalog.pageDeployments(sid, { limit: 5 })).rows).toEqual([])
      expect(await world.catalog.listVariables(sid)).toEqual([])
      expect(await world.catalog.findUpload(upload.sid)).toBeNull()
      expect(await world.catalog.findVersions([gone.version.sid])).toEqual([gone.version])
      expect(await world.catalog.findBuild(build.sid)).toEqual(build)
      expect(await world.catalog.deleteEnvironment(sid)).toBe(false)
      expect(await world.catalog.createEnvironment(newEnvironment(world.site, 'dev'))).toBe(
        true,
      )
    })

    test('a change marks its environment altered, and it alone', async () => {
      const dev = await addDev(world)
      const draft = publishing(dev, [{ path: '/a' }], { dateCreated: NOW + 5 })
      await world.catalog.commit(draft)
      const [first, second] = await world.catalog.listEnvironments(world.site.service.sid)
      const byName = new Map([first, second].map((row) => [row?.uniqueName, row]))
      expect(byName.get('ui')).toEqual(world.site.environment)
      const altered = { isAltered: true, dateUpdated: NOW + 5 }
      expect(byName.get('dev')).toEqual({ ...dev.environment, ...altered })
    })
  })
}

/** The site in another Environment. */
async function addDev({ catalog, site }: World): Promise<Site> {
  const environment = newEnvironment(site, 'dev')
  await catalog.createEnvironment(environment)
  return { ...site, environment }
}
