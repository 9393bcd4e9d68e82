import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { publish, publishOne, publishing } from './compliance-drafts.ts'
import { MANY, manyFiles } from './compliance-files.ts'
import { addBuild, deploying, newBuild } from './compliance-deploying.ts'
import { MIXED_DATES, newestFirstSids, ordersOf } from './compliance-lists.ts'
import { NOW, type File, newSite, openSite } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import type { Build } from './records.ts'

/** What the catalog port promises of Builds. */
export function buildsCompliance(world: World): void {
  const add = (versions: readonly { sid: string }[], parts: Partial<Build> = {}) =>
    addBuild(world.catalog, world.site, versions, parts)

  describe('builds', () => {
    test('are kept as they were made', async () => {
      const build = newBuild(world.site, {
        status: 'building',
        dependencies: [{ name: '@scope/a', version: '^1.0.0' }],
        steps: [{ name: 'Reading', dateStarted: NOW }],
      })
      expect(await world.catalog.createBuild(build, [])).toBe(true)
      expect(await world.catalog.findBuild(build.sid)).toEqual(build)
      expect(await world.catalog.findBuild(newSid('build'))).toBeNull()
      await expect(world.catalog.createBuild(build, [])).rejects.toThrow(Error)
      expect(await world.catalog.createBuild(newBuild(newSite('collie')), [])).toBe(false)
    })

    test('list their versions by path, with the kind of each', async () => {
      const paths = ['/b', '/😀', '/\uFFFD']
      const files = paths.map((path): File => ({ path, kind: 'function' }))
      const live = await publish(world.catalog, world.site, ...files, { path: '/a' })
      const build = await add(live.map(({ version }) => version))
      const versions = await world.catalog.buildVersions(build.sid)
      expect(versions.map(({ path }) => path)).toEqual(['/a', '/b', '/\uFFFD', '/😀'])
      expect(versions[0]).toEqual({ ...live[3]?.version, kind: 'asset' })
      expect(versions[1]).toEqual({ ...live[0]?.version, kind: 'function' })
      expect(await world.catalog.buildVersions(newSid('build'))).toEqual([])
    })

    test('of thousands of versions go as well', async () => {
      const draft = publishing(world.site, manyFiles(MANY))
      await world.catalog.commit(draft)
      const build = await add(draft.newVersions)
      expect(await world.catalog.buildVersions(build.sid)).toHaveLength(MANY)
    })

    test('of versions that are not there, or another service’s, are refused whole', async () => {
      const other = await openSite(world.catalog, 'collie')
      const foreign = await publishOne(world.catalog, other, { path: '/a' })
      const own = await publishOne(world.catalog, world.site, { path: '/a' })
      for (const sid of [newSid('version'), foreign.version.sid]) {
        const build = newBuild(world.site)
        const made = world.catalog.createBuild(build, [own.version.sid, sid])
        await expect(made).rejects.toThrow(Error)
        expect(await world.catalog.findBuild(build.sid)).toBeNull()
      }
    })

    test('get on: what may change is written, what was asked for stays', async () => {
      const dependencies = [{ name: 'a', version: '1' }]
      const build = await add([], { status: 'building', dependencies })
      const end: Partial<Build> = {
        status: 'failed',
        installed: [{ name: 'a', version: '1.2.3' }],
        dependencySet: 'a set',
        steps: [{ name: 'Installing', dateStarted: NOW + 1 }],
        failure: 'there is no b',
        dateUpdated: NOW + 2,
      }
      const asked = { runtime: 'node99', dependencies: [], dateCreated: NOW + 9 }
      expect(await world.catalog.updateBuild({ ...build, ...end, ...asked })).toBe(true)
      expect(await world.catalog.findBuild(build.sid)).toEqual({ ...build, ...end })
      expect(await world.catalog.updateBuild(newBuild(world.site))).toBe(false)
    })

    test('go by pages, newest first', async () => {
      const builds = []
      for (const date of MIXED_DATES) builds.push(await add([], { dateCreated: NOW + date }))
      const { sid } = world.site.service
      const orders = await ordersOf((query) => world.catalog.pageBuilds(sid, query))
      expect(orders).toEqual([newestFirstSids(builds)])
    })

    test('those under way are told, of all services and oldest first', async () => {
      const other = await openSite(world.catalog, 'collie')
      const late = await add([], { status: 'building', dateCreated: NOW + 1 })
      const early = await addBuild(world.catalog, other, [], { status: 'building' })
      await add([], { status: 'failed' })
      await add([])
      expect(await world.catalog.unfinishedBuilds()).toEqual([early, late])
    })

    test('the dependency sets that they name are told', async () => {
      for (const dependencySet of ['a', null, 'b', 'a']) await add([], { dependencySet })
      expect(await world.catalog.dependencySetsInUse()).toEqual(new Set(['a', 'b']))
    })

    test('can be deleted unless an environment runs on them', async () => {
      const { version } = await publishOne(world.catalog, world.site, { path: '/a' })
      const [run, idle] = [await add([version]), await add([version])]
      await world.catalog.commit(await deploying(world.catalog, world.site, run))
      expect(await world.catalog.deleteBuild(run.sid)).toBe('in_use')
      expect(await world.catalog.deleteBuild(idle.sid)).toBe('deleted')
      expect(await world.catalog.deleteBuild(idle.sid)).toBe('missing')
      expect(await world.catalog.findBuild(idle.sid)).toBeNull()
      expect(await world.catalog.buildVersions(idle.sid)).toEqual([])
      expect(await world.catalog.buildVersions(run.sid)).toHaveLength(1)
    })

    test('go with their service', async () => {
      const { version } = await publishOne(world.catalog, world.site, { path: '/a' })
      const build = await add([version])
      const deployed = await deploying(world.catalog, world.site, build)
      await world.catalog.commit(deployed)
      await world.catalog.deleteService(world.site.service.sid)
      expect(await world.catalog.findBuild(build.sid)).toBeNull()
      expect(await world.catalog.buildVersions(build.sid)).toEqual([])
      expect(await world.catalog.findDeployment(deployed.deployment?.sid ?? '')).toBeNull()
      expect(await world.catalog.findResource(version.resourceSid)).toBeNull()
    })
  })
}
