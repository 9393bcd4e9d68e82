import { describe, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { deleting, publish, publishOne, publishing, revising } from './compliance-drafts.ts'
import { manyFiles } from './compliance-files.ts'
import { addBuild, deploying, newBuild } from './compliance-deploying.ts'
import { NOW, newEnvironment, newSite, openSite, recordsOf } from './compliance-records.ts'
import { type World, pathOf } from './compliance-world.ts'
import { NameTaken } from './port.ts'
import type { LiveVersion } from './records.ts'

/** What the catalog port promises of events. */
export function eventsCompliance(world: World): void {
  describe('events', () => {
    test('a commit tells what each path serves from now on, before it resolves', async () => {
      const [a, b] = await publish(world.catalog, world.site, { path: '/a' }, { path: '/b' })
      if (!a || !b) throw new Error('not published')
      const { events } = world.heard()
      const hide = revising(world.site, b, { visibility: 'private' })
      const drop = deleting(world.site, [a])
      await world.catalog.commit({ ...hide, entries: [...hide.entries, ...drop.entries] })
      const [live] = await world.catalog.liveByPath(world.site.environment.sid, ['/b'])
      const served = [
        { path: '/a', live: null },
        { path: '/b', live },
      ]
      expect(live?.version.visibility).toBe('private')
      const [environment] = await world.catalog.listEnvironments()
      expect(events).toEqual([{ type: 'change', environment, served }])
    })

    test('who hears of a change reads it', async () => {
      let seen: Promise<LiveVersion[]> | undefined
      world.catalog.subscribe(() => {
        seen = world.catalog.liveByPath(world.site.environment.sid, ['/a'])
      })
      await world.catalog.commit(publishing(world.site, [{ path: '/a' }]))
      expect((await seen)?.map(pathOf)).toEqual(['/a'])
    })

    test('events come in the order of the writes', async () => {
      const { events } = world.heard()
      const drafts = manyFiles(20).map((file) => publishing(world.site, [file]))
      const resolved: string[] = []
      const commits = drafts.map(async (draft) => {
        const { entries } = await world.catalog.commit(draft)
        resolved.push(entries[0]?.path ?? '')
      })
      await Promise.all(commits)
      const told = events.flatMap((event) => (event.type === 'change' ? event.served : []))
      expect(told.map(({ path }) => path)).toEqual(resolved)
      expect(resolved).toHaveLength(20)
    })

    test('a new service tells its environment; a deleted one tells what went', async () => {
      const { events } = world.heard()
      const { service, environment } = await openSite(world.catalog, 'collie')
      await world.catalog.deleteService(service.sid)
      await world.catalog.deleteService(service.sid)
      expect(events).toEqual([
        { type: 'service', service },
        { type: 'environment', environment },
        {
          type: 'service_deleted',
          serviceSid: service.sid,
          environmentSids: [environment.sid],
        },
      ])
    })

    test('what becomes of services and environments is told as it is then', async () => {
      const { service } = newSite('collie')
      const dev = newEnvironment(world.site, 'dev')
      const { events } = world.heard()
      await world.catalog.createService(service)
      const update = { includeCredentials: false, uiEditable: false }
      const updated = await world.catalog.updateService(service.sid, update, NOW + 1)
      expect(updated).toEqual({ ...service, ...update, dateUpdated: NOW + 1 })
      await world.catalog.createEnvironment(dev)
      await world.catalog.deleteEnvironment(dev.sid)
      expect(events).toEqual([
        { type: 'service', service },
        { type: 'service', service: updated },
        { type: 'environment', environment: dev },
        { type: 'environment_deleted', environment: dev },
      ])
    })

    test('a snapshot tells what the environment runs on; where none is made, nothing', async () => {
      await publish(world.catalog, world.site, { path: '/a' })
      const { sid } = world.site.environment
      const { events } = world.heard()
      const environment = await world.catalog.takeSnapshot(sid, newBuild(world.site))
      await world.catalog.takeSnapshot(sid, newBuild(world.site))
      expect(events).toEqual([{ type: 'environment', environment }])
    })

    test('what was not there tells nothing', async () => {
      const { events } = world.heard()
      const unknown = newSid('environment')
      const lost = newSite('collie')
      await world.catalog.updateService(lost.service.sid, { friendlyName: 'x' }, NOW)
      await world.catalog.createEnvironment(lost.environment)
      await world.catalog.deleteEnvironment(unknown)
      await world.catalog.takeSnapshot(unknown, newBuild(world.site))
      expect(events).toEqual([])
    })

    test('a deployment tells the environment as it runs from now on', async () => {
      const { version } = await publishOne(world.catalog, world.site, { path: '/a' })
      const build = await addBuild(world.catalog, world.site, [version])
      const { events } = world.heard()
      await world.catalog.commit(await deploying(world.catalog, world.site, build))
      const environment = await world.environment()
      expect(environment.release?.buildSid).toBe(build.sid)
      expect(events).toEqual([{ type: 'change', environment, served: [] }])
    })

    test('a refused service tells nothing', async () => {
      const { events } = world.heard()
      const made = world.catalog.createService(...recordsOf(newSite('beagle')))
      await expect(made).rejects.toThrow(NameTaken)
      expect(events).toEqual([])
    })

    test('all listeners hear; one that has left hears no more', async () => {
      const left = world.heard()
      const stayed = world.heard()
      left.stop()
      await world.catalog.commit(publishing(world.site, [{ path: '/a' }]))
      expect(left.events).toHaveLength(0)
      expect(stayed.events).toHaveLength(1)
    })
  })
}
