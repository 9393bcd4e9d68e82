import { describe, expect, it, vi } from 'vitest'
import type { ErrorName } from '../../contract/errors.ts'
import { ACCOUNT_SID } from '../testing/test-app.ts'
import { testSite } from '../testing/test-site.ts'
import { newService } from '../changes/new-service.ts'
import type { Acting } from '../changes/commit.ts'
import type { BuildStep } from '../catalog/records.ts'
import { createBuild } from './create-build.ts'
import { deployBuild } from './deploy-build.ts'
import { failUnfinished } from './fail-unfinished.ts'
import { InstallFailed, type DependencyInstaller } from './installer.ts'
import { settledEnvironment } from './settled-environment.ts'

const LODASH = { name: 'lodash', version: '^4.17.0' }
const whole = { keepAssets: false, isPlugin: false }

async function world(install?: DependencyInstaller['install']) {
  const installer = install ? { install, keepOnly: async () => {} } : undefined
  const site = await testSite(installer ? { installer } : {})
  const service = await site.catalog.findService('white-beagle')
  if (!service) throw new Error('the Service is gone')
  const acting: Acting = { catalog: site.catalog, clock: site.clock, actor: ACCOUNT_SID }
  const create = (versionSids: string[], dependencies = [LODASH].slice(1)) =>
    createBuild(site, service, { versionSids, dependencies })
  const ended = async (sid: string) =>
    vi.waitUntil(async () => {
      const build = await site.catalog.findBuild(sid)
      return build?.status === 'building' ? null : build
    })
  return { ...site, record: service, acting, create, ended }
}

const refusal = (entry: ErrorName, message: string | RegExp) =>
  expect.objectContaining({
    entry,
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
  }) as Error

describe('a Build', () => {
  it('without dependencies is completed at once and lists its versions by path', async () => {
    const { publish, addFunction, create, catalog } = await world()
    const { asset } = await publish('/b.txt')
    const { saved } = await addFunction('/a')
    const build = await create([asset.version_sid, saved.sid, saved.sid])
    expect(build).toMatchObject({ status: 'completed', runtime: 'node22', installed: [] })
    expect(await catalog.buildVersions(build.sid)).toMatchObject([
      { path: '/a', kind: 'function' },
      { path: '/b.txt', kind: 'asset' },
    ])
  })

  it('must have a version, in Twilio’s own words', async () => {
    const { create } = await world()
    await expect(create([])).rejects.toThrowError(
      refusal(
        'invalid_request',
        'At least one Function Version or Asset Version is required for Build.',
      ),
    )
  })

  it('refuses versions that are unknown, or of another Service', async () => {
    const { publish, create, begin, ...deps } = await world()
    await newService(deps, 'other')
    await begin({ service: 'other', path: '/x.txt' }, 1, 'x')
    const other = await deps.catalog.findService('other')
    const [environment] = await deps.catalog.listEnvironments(other?.sid)
    const [foreign] = await deps.catalog.liveByPath(environment?.sid ?? '', ['/x.txt'])
    const { asset } = await publish('/a.txt')
    for (const sid of [foreign?.version.sid ?? '', `ZN${'0'.repeat(32)}`]) {
      await expect(create([asset.version_sid, sid])).rejects.toThrowError(
        refusal('invalid_request', new RegExp(sid)),
      )
    }
  })

  it('refuses two versions of one resource, or an asset at a Function’s path', async () => {
    const { publish, addFunction, create, made } = await world()
    const { saved, url } = await addFunction('/a')
    const moved = await made<{ saved: { sid: string } }>(`${url}/versions`, { path: '/b' })
    await expect(create([saved.sid, moved.saved.sid])).rejects.toThrowError(
      refusal('invalid_request', /two versions of ZH/),
    )
    const { asset } = await publish('/a')
    await expect(create([saved.sid, asset.version_sid])).rejects.toThrowError(
      refusal('invalid_request', /have the path \/a\./),
    )
  })

  it('takes versions of a resource that was deleted', async () => {
    const { publish, create, catalog } = await world()
    const { asset } = await publish('/a.txt')
    await catalog.deleteResource(asset.sid)
    expect((await create([asset.version_sid])).status).toBe('completed')
  })
})

describe('dependencies', () => {
  it('are installed afterwards, step by step', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { publish, create, ended, catalog } = await world(async (asked, onStep) => {
      onStep('Resolving')
      onStep('Unpacking')
      await promise
      return { id: 'set', installed: asked.map(({ name }) => ({ name, version: '4.17.21' })) }
    })
    const { asset } = await publish('/a.txt')
    const begun = await create([asset.version_sid], [LODASH])
    expect(begun.status).toBe('building')
    await vi.waitUntil(async () => (await catalog.findBuild(begun.sid))?.steps.length === 2)
    resolve()
    const build = await ended(begun.sid)
    expect(build).toMatchObject({
      status: 'completed',
      dependencies: [LODASH],
      installed: [{ name: 'lodash', version: '4.17.21' }],
      dependencySet: 'set',
      failure: null,
    })
    expect(build?.steps.map(({ name }: BuildStep) => name)).toEqual(['Resolving', 'Unpacking'])
  })

  it('that cannot be installed fail the Build, which says why and cannot be deployed', async () => {
    const { publish, create, ended, acting, environmentOf } = await world(() =>
      Promise.reject(new InstallFailed('There is no package lodahs. Did you mean lodash?')),
    )
    const { asset } = await publish('/a.txt')
    const { sid } = await create([asset.version_sid], [LODASH])
    const build = await ended(sid)
    expect(build).toMatchObject({
      status: 'failed',
      failure: 'There is no package lodahs. Did you mean lodash?',
    })
    if (!build) return
    await expect(deployBuild(acting, await environmentOf(), build, whole)).rejects.toThrowError(
      refusal('build_not_ready', /lodahs/),
    )
  })

  it('fail the Build for reasons nobody foresaw too', async () => {
    const { publish, create, ended } = await world(() => Promise.reject(new Error('EPERM')))
    const { asset } = await publish('/a.txt')
    const { sid } = await create([asset.version_sid], [LODASH])
    expect(await ended(sid)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('EPERM') as string,
    })
  })

  it('under way when Hangar stopped are failed at the next start, and say so', async () => {
    const { publish, create, catalog, acting, environmentOf } = await world(
      () => new Promise(() => {}),
    )
    const { asset } = await publish('/a.txt')
    const build = await create([asset.version_sid], [LODASH])
    await expect(deployBuild(acting, await environmentOf(), build, whole)).rejects.toThrowError(
      refusal('build_not_ready', /not finished/),
    )
    await failUnfinished(acting)
    expect(await catalog.findBuild(build.sid)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('stopped') as string,
    })
    expect(await catalog.unfinishedBuilds()).toEqual([])
  })
})

describe('deployments at once', () => {
  it('come one after the other, and the last one is what is live', async () => {
    const { publish, buildOf, acting, environmentOf, livePathsOf, deployments } = await world()
    const a = (await publish('/a.txt')).asset
    const b = (await publish('/b.txt')).asset
    const [one, two] = [await buildOf(a.version_sid), await buildOf(b.version_sid)]
    const environment = await environmentOf()
    await Promise.all([one, two].map((build) => deployBuild(acting, environment, build, whole)))
    const [newest, older] = await deployments()
    expect(newest?.is_current).toBe(true)
    expect(older?.is_current).toBe(false)
    expect(await livePathsOf()).toEqual([newest?.build_sid === one.sid ? '/a.txt' : '/b.txt'])
  })

  it('of one Build: one deploys it, the other hears that it is there already', async () => {
    const { publish, buildOf, acting, environmentOf } = await world()
    const { asset } = await publish('/a.txt')
    const build = await buildOf(asset.version_sid)
    const environment = await environmentOf()
    const ends = await Promise.allSettled(
      [build, build].map((same) => deployBuild(acting, environment, same, whole)),
    )
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { entry: 'already_deployed' },
    })
  })

  it('with an upload lose neither: what the Build does not list marks it altered', async () => {
    const { publish, buildOf, acting, environmentOf, livePathsOf } = await world()
    const { asset } = await publish('/a.txt')
    const build = await buildOf(asset.version_sid)
    const environment = await environmentOf()
    await Promise.all([deployBuild(acting, environment, build, whole), publish('/b.txt')])
    const paths = await livePathsOf()
    const { isAltered } = await environmentOf()
    expect(paths).toContain('/a.txt')
    expect(isAltered).toBe(paths.includes('/b.txt'))
  })
})

describe('an Environment’s Build', () => {
  it('is settled to list exactly what is live, and keeps dependencies and Deployment', async () => {
    const { publish, addFunction, create, ended, acting, environmentOf, catalog } =
      await world()
    const { saved } = await addFunction('/hello')
    const first = (await publish('/a.txt')).asset
    const { sid } = await create([saved.sid, first.version_sid], [LODASH])
    const build = await ended(sid)
    if (!build) return
    await deployBuild(acting, await environmentOf(), build, whole)
    const second = (await publish('/b.txt')).asset

    const settled = await settledEnvironment(acting, await environmentOf())
    expect(settled.isAltered).toBe(false)
    expect(settled.release?.buildSid).not.toBe(build.sid)
    const snapshot = await catalog.findBuild(settled.release?.buildSid ?? '')
    expect(snapshot).toMatchObject({
      status: 'completed',
      dependencies: [LODASH],
      installed: build.installed,
      dependencySet: build.dependencySet,
    })
    const listed = await catalog.buildVersions(snapshot?.sid ?? '')
    expect(listed.map((version) => version.sid).toSorted()).toEqual(
      [saved.sid, first.version_sid, second.version_sid].toSorted(),
    )
    expect(await settledEnvironment(acting, await environmentOf())).toEqual(settled)
  })

  it('is none where nothing was ever served', async () => {
    const { acting, environmentOf } = await world()
    expect((await settledEnvironment(acting, await environmentOf())).release).toBeNull()
  })

  it('settled twice at once is one Build', async () => {
    const { publish, acting, environmentOf } = await world()
    await publish('/a.txt')
    const environment = await environmentOf()
    const [one, two] = await Promise.all([
      settledEnvironment(acting, environment),
      settledEnvironment(acting, environment),
    ])
    expect(one).toEqual(two)
  })
})
