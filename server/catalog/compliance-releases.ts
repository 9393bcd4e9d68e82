import { beforeEach, describe, expect, test } from 'vitest'
import { deleting, publish, publishOne, publishing, revising } from './compliance-drafts.ts'
import { addBuild, deploying, newBuild, takingDown, undoing } from './compliance-deploying.ts'
import { type World, stale } from './compliance-world.ts'
import type { Build, ChangeDraft, LiveVersion } from './records.ts'

/** What the catalog port promises of the Build an Environment runs on, and of its being altered. */
export function releasesCompliance(world: World): void {
  const plan = (of: Build, parts: Partial<ChangeDraft> = {}) =>
    deploying(world.catalog, world.site, of, parts)

  describe('releases', () => {
    let asset: LiveVersion
    let build: Build
    beforeEach(async () => {
      asset = await publishOne(world.catalog, world.site, { path: '/a' })
      build = await addBuild(world.catalog, world.site, [asset.version])
    })

    test('a deployment leaves the environment altered when more is live than the build has', async () => {
      await publish(world.catalog, world.site, { path: '/kept' })
      await world.catalog.commit(await plan(build, { entries: [] }))
      expect(await world.environment()).toMatchObject({
        release: { buildSid: build.sid },
        isAltered: true,
      })
    })

    test('a deployment leaves the environment altered when less is live than the build has', async () => {
      await world.catalog.commit(deleting(world.site, [asset]))
      await world.catalog.commit(await plan(build, { entries: [] }))
      expect((await world.environment()).isAltered).toBe(true)
    })

    test('a deployment leaves the environment altered when something else is live than the build has', async () => {
      await world.catalog.commit(revising(world.site, asset, { size: 9 }))
      await world.catalog.commit(await plan(build, { entries: [] }))
      expect((await world.environment()).isAltered).toBe(true)
      await world.catalog.commit(await plan(build))
      expect((await world.environment()).isAltered).toBe(false)
    })

    test('a deployment without a build takes all down, leaves nothing to run on, and can be undone', async () => {
      const first = await plan(build)
      await world.catalog.commit(first)
      const down = await takingDown(world.catalog, world.site)
      await world.catalog.commit(down)
      expect(await world.livePaths()).toEqual([])
      const release = { buildSid: null, deploymentSid: down.deployment?.sid }
      expect(await world.environment()).toMatchObject({ release, isAltered: false })
      const listed = await world.catalog.findDeployment(down.deployment?.sid ?? '')
      expect(listed).toMatchObject({ buildSid: null, entryCount: 1 })

      await world.catalog.commit(undoing(world.site, down))
      expect(await world.livePaths()).toEqual(['/a'])
      expect((await world.environment()).release).toEqual(first.release?.after)
    })

    test('a deployment without a build leaves altered what was added meanwhile', async () => {
      const down = await takingDown(world.catalog, world.site)
      await publish(world.catalog, world.site, { path: '/late' })
      await world.catalog.commit(down)
      const release = { buildSid: null, deploymentSid: down.deployment?.sid }
      expect(await world.environment()).toMatchObject({ release, isAltered: true })
    })

    test('any other change alters what was deployed', async () => {
      const draft = await plan(build)
      await world.catalog.commit(draft)
      await publish(world.catalog, world.site, { path: '/b' })
      const { release, isAltered } = await world.environment()
      expect(release).toEqual(draft.release?.after)
      expect(isAltered).toBe(true)
    })

    test('a deployment can be undone: the environment runs on what it did, and both changes say so', async () => {
      const first = await plan(build)
      await world.catalog.commit(first)
      const empty = await addBuild(world.catalog, world.site, [])
      const second = await plan(empty)
      await world.catalog.commit(second)
      expect(await world.livePaths()).toEqual([])

      const undo = undoing(world.site, second)
      const change = await world.catalog.commit(undo)
      expect(change.release).toEqual({
        before: second.release?.after,
        after: first.release?.after,
      })
      expect(await world.livePaths()).toEqual(['/a'])
      expect(await world.environment()).toMatchObject({
        release: first.release?.after,
        isAltered: false,
      })
      const listed = await world.catalog.findDeployment(second.deployment?.sid ?? '')
      expect(listed).toMatchObject({ undoneBy: undo.sid, entryCount: 1 })
    })

    test('an undo leaves altered what is not just what the build has, and only that', async () => {
      await world.catalog.commit(await plan(build))
      const one = publishing(world.site, [{ path: '/one' }])
      const two = publishing(world.site, [{ path: '/two' }])
      await world.catalog.commit(one)
      await world.catalog.commit(two)
      await world.catalog.commit(undoing(world.site, two))
      expect((await world.environment()).isAltered).toBe(true)
      await world.catalog.commit(undoing(world.site, one))
      expect((await world.environment()).isAltered).toBe(false)
    })

    test('an undo of the first deployment leaves the environment without', async () => {
      const draft = await plan(build)
      await world.catalog.commit(draft)
      await world.catalog.commit(undoing(world.site, draft))
      expect(await world.environment()).toMatchObject({ release: null, isAltered: true })
      expect(await world.catalog.deleteBuild(build.sid)).toBe('deleted')
    })

    test('an undo is refused once something else was deployed, not once a snapshot was taken', async () => {
      const first = await plan(build)
      await world.catalog.commit(first)
      const second = await plan(build)
      await world.catalog.commit(second)
      expect(await world.attempt(undoing(world.site, first))).toEqual(stale(''))
      await publish(world.catalog, world.site, { path: '/b' })
      await world.catalog.takeSnapshot(world.site.environment.sid, newBuild(world.site))
      await world.catalog.commit(undoing(world.site, second))
      expect((await world.environment()).release).toEqual(first.release?.after)
    })
  })
}
