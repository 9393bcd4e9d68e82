import { beforeEach, describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { publishOne } from './compliance-drafts.ts'
import { addBuild, deploying } from './compliance-deploying.ts'
import { MIXED_DATES, newestFirstSids, ordersOf } from './compliance-lists.ts'
import { NOW } from './compliance-records.ts'
import { type World, WRONG, stale } from './compliance-world.ts'
import type { Build, ChangeDraft, LiveVersion } from './records.ts'

/** What the catalog port promises of Deployments. */
export function deploymentsCompliance(world: World): void {
  const plan = (of: Build, parts: Partial<ChangeDraft> = {}) =>
    deploying(world.catalog, world.site, of, parts)

  describe('deployments', () => {
    let asset: LiveVersion
    let build: Build
    beforeEach(async () => {
      asset = await publishOne(world.catalog, world.site, { path: '/a' })
      build = await addBuild(world.catalog, world.site, [asset.version])
    })

    test('make a build what the environment runs on, even if nothing else changes', async () => {
      const draft = await plan(build, { dateCreated: NOW + 5 })
      expect(draft.entries).toEqual([])
      const change = await world.catalog.commit(draft)
      expect(change).toMatchObject({
        kind: 'deployment',
        entryCount: 0,
        release: draft.release,
      })
      expect(await world.catalog.findChange(change.sid)).toEqual(change)
      const { changes } = await world.catalog.listChanges(world.site.environment.sid, 1)
      expect(changes).toEqual([change])
      expect(await world.environment()).toEqual({
        ...world.site.environment,
        release: { buildSid: build.sid, deploymentSid: draft.deployment?.sid },
        isAltered: false,
        dateUpdated: NOW + 5,
      })
    })

    test('are listed newest first, with what their change tells', async () => {
      const drafts = []
      for (const date of MIXED_DATES) {
        const draft = await plan(build, { dateCreated: NOW + date })
        await world.catalog.commit(draft)
        drafts.push(draft)
      }
      const rows = drafts.flatMap(({ deployment }) => deployment ?? [])
      const { sid } = world.site.environment
      const orders = await ordersOf((query) => world.catalog.pageDeployments(sid, query))
      expect(orders).toEqual([newestFirstSids(rows)])
      const [first] = rows
      const actor = world.site.service.accountSid
      const listed = { ...first, actor, entryCount: 0, undoneBy: null }
      expect(await world.catalog.findDeployment(first?.sid ?? '')).toEqual(listed)
      expect(await world.catalog.findDeployment(newSid('deployment'))).toBeNull()
    })

    test('are refused when another came first, whatever it left live', async () => {
      const [one, other] = [await plan(build), await plan(build)]
      await world.catalog.commit(one)
      expect(await world.attempt(other)).toEqual(stale(''))
      const empty = await addBuild(world.catalog, world.site, [])
      const late = await plan(empty)
      await world.catalog.commit(await plan(build))
      expect(await world.attempt(late)).toEqual(stale('/a'))
    })

    test('are refused when their build is gone', async () => {
      const draft = await plan(build)
      await world.catalog.deleteBuild(build.sid)
      expect(await world.attempt(draft)).toEqual(stale(''))
    })

    test('that do not belong to their draft are refused', async () => {
      const draft = await plan(build)
      const { deployment } = draft
      if (!deployment) throw new Error('not planned')
      const other = await addBuild(world.catalog, world.site, [])
      const wrong: Partial<ChangeDraft>[] = [
        { deployment: { ...deployment, changeSid: newSid('change') } },
        { deployment: { ...deployment, environmentSid: newSid('environment') } },
        { deployment: { ...deployment, buildSid: other.sid } },
        { deployment: { ...deployment, sid: newSid('deployment') } },
        { release: null },
      ]
      for (const parts of wrong) {
        expect(await world.attempt({ ...draft, ...parts })).toEqual(WRONG)
      }
    })
  })
}
