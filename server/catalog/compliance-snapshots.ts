import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, publish, publishOne, publishing } from './compliance-drafts.ts'
import { MANY, manyFiles } from './compliance-files.ts'
import { addBuild, deploying, newBuild } from './compliance-deploying.ts'
import { NOW } from './compliance-records.ts'
import type { World } from './compliance-world.ts'
import type { Build } from './records.ts'

/** What the catalog port promises of Builds that are taken down from what is live. */
export function snapshotsCompliance(world: World): void {
  const snapshot = (build: Build) =>
    world.catalog.takeSnapshot(world.site.environment.sid, build)
  const versionsOf = async (build: Build) => {
    const versions = await world.catalog.buildVersions(build.sid)
    return versions.map(({ sid }) => sid).toSorted()
  }

  describe('snapshots', () => {
    test('an altered environment runs on a build of exactly what is live', async () => {
      const live = await publish(
        world.catalog,
        world.site,
        { path: '/a', visibility: 'private' },
        { path: '/run', kind: 'function' },
        { path: '/gone' },
      )
      await world.catalog.commit(deleting(world.site, live.slice(2)))
      const build = newBuild(world.site, { dateCreated: NOW + 5 })
      const settled = {
        ...world.site.environment,
        release: { buildSid: build.sid, deploymentSid: null },
        isAltered: false,
        dateUpdated: NOW + 5,
      }
      expect(await snapshot(build)).toEqual(settled)
      expect(await world.environment()).toEqual(settled)
      expect(await world.catalog.findBuild(build.sid)).toEqual(build)
      const sids = live.slice(0, 2).map(({ version }) => version.sid)
      expect(await versionsOf(build)).toEqual(sids.toSorted())
    })

    test('of thousands of assets goes as well', async () => {
      await world.catalog.commit(publishing(world.site, manyFiles(MANY)))
      const build = newBuild(world.site)
      await snapshot(build)
      expect(await versionsOf(build)).toHaveLength(MANY)
    })

    test('an environment that is not altered stays as it is, and no build is made', async () => {
      const build = newBuild(world.site)
      expect(await snapshot(build)).toEqual(world.site.environment)
      expect(await world.catalog.findBuild(build.sid)).toBeNull()
      await publish(world.catalog, world.site, { path: '/a' })
      const first = newBuild(world.site)
      const settled = await snapshot(first)
      expect(await snapshot(build)).toEqual(settled)
      expect(await world.catalog.findBuild(build.sid)).toBeNull()
    })

    test('of an unknown environment there is none', async () => {
      const none = world.catalog.takeSnapshot(newSid('environment'), newBuild(world.site))
      expect(await none).toBeNull()
    })

    test('the deployment stays, and so does what the functions need', async () => {
      const { version } = await publishOne(world.catalog, world.site, { path: '/a' })
      const needs = {
        runtime: 'node24',
        dependencies: [{ name: 'a', version: '^1' }],
        installed: [{ name: 'a', version: '1.0.0' }],
        dependencySet: 'a set',
      }
      const deployed = await addBuild(world.catalog, world.site, [version], needs)
      const draft = await deploying(world.catalog, world.site, deployed)
      await world.catalog.commit(draft)
      await publish(world.catalog, world.site, { path: '/b' })
      const build = newBuild(world.site, { steps: [{ name: 'own', dateStarted: NOW }] })
      const settled = await snapshot(build)
      expect(settled?.release).toEqual({
        buildSid: build.sid,
        deploymentSid: draft.deployment?.sid,
      })
      expect(await world.catalog.findBuild(build.sid)).toEqual({ ...build, ...needs })
    })

    test('takes nothing away from a deployment that was planned before it', async () => {
      const { version } = await publishOne(world.catalog, world.site, { path: '/a' })
      const build = await addBuild(world.catalog, world.site, [version])
      const draft = await deploying(world.catalog, world.site, build)
      await snapshot(newBuild(world.site))
      await world.catalog.commit(draft)
      expect((await world.environment()).release).toEqual(draft.release?.after)
    })
  })
}
