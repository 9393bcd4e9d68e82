import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, publish, publishOne, publishing } from './compliance-drafts.ts'
import { MANY, manyFiles } from './compliance-files.ts'
import { addBuild, deploying, newBuild, undoing } from './compliance-deploying.ts'
import { NOW } from './compliance-records.ts'
import { SPARE_SNAPSHOTS } from './drafts.ts'
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

    test('those that others have taken the place of go, but for a few, and what names them', async () => {
      const take = async (dateCreated: number) => {
        await publish(world.catalog, world.site, { path: `/${dateCreated}` })
        const build = newBuild(world.site, { dateCreated })
        await snapshot(build)
        return build
      }
      const own = await addBuild(world.catalog, world.site, [], { dateCreated: NOW })
      const undone = await take(NOW + 1)
      const draft = await deploying(world.catalog, world.site, own)
      await world.catalog.commit(draft)
      await world.catalog.commit(undoing(world.site, draft))
      const taken: Build[] = []
      for (let at = 2; at < 2 + SPARE_SNAPSHOTS + 3; at += 1) taken.push(await take(NOW + at))

      const { rows } = await world.catalog.pageBuilds(world.site.service.sid, { limit: 99 })
      const kept = [own, undone, ...taken.slice(-SPARE_SNAPSHOTS - 1)]
      expect(rows.map(({ sid }) => sid)).toEqual(kept.map(({ sid }) => sid).toReversed())
      expect((await world.environment()).release?.buildSid).toBe(taken.at(-1)?.sid)
      expect(await versionsOf(taken[0] ?? own)).toEqual([])
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
