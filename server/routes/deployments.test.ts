import { describe, expect, it } from 'vitest'
import { buildSchema } from '../../contract/builds.ts'
import { deployedSchema, deploymentPageSchema } from '../../contract/deployments.ts'
import { ERRORS } from '../../contract/errors.ts'
import type { Service } from '../../contract/services.ts'
import { bodyOf } from '../testing/test-app.ts'
import { SITE, testSite } from '../testing/test-site.ts'

const LODASH = { name: 'lodash', version: '^4.17.0' }

async function world() {
  const site = await testSite()
  const ui = async () => {
    const { environments } = await site.read<Service>(SITE)
    return environments.find(({ unique_name }) => unique_name === 'ui')
  }
  const completed = async (sid: string) => {
    for (;;) {
      const build = buildSchema.parse(await site.read(`${SITE}/builds/${sid}`))
      if (build.status !== 'building') return build
    }
  }
  return { ...site, ui, completed }
}

const keep = (build_sid: string) => ({ build_sid, keep_assets: true })

describe('a Build', () => {
  it('holds the live assets and every Function as last saved', async () => {
    const { publish, addFunction, build, catalog, made } = await world()
    await publish('/a.txt')
    const { url } = await addFunction('/hello')
    await made(`${url}/versions`, { content: 'newer', path: '/hi' })
    const { sid, status } = buildSchema.parse(await build())
    expect(status).toBe('completed')
    const versions = await catalog.buildVersions(sid)
    expect(versions.map(({ path }) => path)).toEqual(['/a.txt', '/hi'])
  })

  it('installs dependencies, and later ones keep what was installed', async () => {
    const { addFunction, build, deployed, completed } = await world()
    await addFunction('/hello')
    const begun = await build([LODASH])
    expect(begun.status).toBe('building')
    const done = await completed(begun.sid)
    expect(done).toMatchObject({
      status: 'completed',
      installed: [LODASH],
      steps: [{ name: expect.any(String) as string }],
    })
    await deployed(keep(begun.sid))
    expect(await build()).toMatchObject({
      status: 'completed',
      dependencies: [LODASH],
      installed: [LODASH],
    })
    expect(await build([])).toMatchObject({ status: 'completed', dependencies: [] })
  })

  it('of a path that both an asset and a Function have is refused', async () => {
    const { addFunction, publish, send } = await world()
    await addFunction('/a')
    await publish('/a')
    expect(await bodyOf(await send('POST', `${SITE}/builds`, {}))).toMatchObject({
      code: ERRORS.path_taken.code,
    })
  })

  it('of nothing, of wrong dependencies, or that is not there, is refused', async () => {
    const { send, request } = await world()
    expect((await send('POST', `${SITE}/builds`, {})).status).toBe(400)
    const dependencies = [{ name: 'x', version: 'git+ssh://evil/x' }]
    expect((await send('POST', `${SITE}/builds`, { dependencies })).status).toBe(400)
    expect((await request(`${SITE}/builds/ZB${'0'.repeat(32)}`)).status).toBe(404)
  })
})

describe('a deployment', () => {
  it('makes Functions live by one Change and lets the assets be', async () => {
    const { publish, addFunction, build, deployed, livePathsOf, ui } = await world()
    await addFunction('/hello')
    const { sid } = await build()
    await publish('/dropped-since.txt')
    const answer = deployedSchema.parse(await deployed(keep(sid)))
    expect(answer).toMatchObject({
      deployment: { build_sid: sid, is_current: true, entry_count: 1, actor: 'tester' },
      change: { kind: 'deployment', entries: [{ path: '/hello', before: null }] },
    })
    expect(answer.deployment.change_sid).toBe(answer.change.sid)
    expect(await livePathsOf()).toEqual(['/dropped-since.txt', '/hello'])
    expect(await ui()).toMatchObject({
      build_sid: sid,
      deployment_sid: answer.deployment.sid,
      is_altered: true,
    })
  })

  it('without keep_assets serves just what the Build lists', async () => {
    const { publish, buildOf, deployed, livePathsOf, ui } = await world()
    const { asset } = await publish('/a.txt')
    const { sid } = await buildOf(asset.version_sid)
    await publish('/b.txt')
    await deployed({ build_sid: sid })
    expect(await livePathsOf()).toEqual(['/a.txt'])
    expect(await ui()).toMatchObject({ is_altered: false, build_sid: sid })
  })

  it('of what is there already is refused, until something was altered', async () => {
    const { publish, buildOf, deploy, deployed, livePathsOf } = await world()
    const { asset } = await publish('/a.txt')
    const { sid } = await buildOf(asset.version_sid)
    await deployed({ build_sid: sid })
    expect(await bodyOf(await deploy({ build_sid: sid }))).toMatchObject({
      code: 20409,
      status: 409,
      message: 'Environment already has requested deployment.',
    })
    await publish('/b.txt')
    expect((await deploy(keep(sid))).status).toBe(409)
    await deployed({ build_sid: sid })
    expect(await livePathsOf()).toEqual(['/a.txt'])
  })

  it('of other dependencies alone is a Change without entries, and can be undone', async () => {
    const { addFunction, build, deployed, completed, undo, ui } = await world()
    await addFunction('/hello')
    const first = await build()
    await deployed(keep(first.sid))
    const second = await completed((await build([LODASH])).sid)
    const { change, deployment } = await deployed(keep(second.sid))
    expect([change.entry_count, deployment.entry_count]).toEqual([0, 0])
    expect(await ui()).toMatchObject({ build_sid: second.sid })
    expect((await undo(change.sid)).status).toBe(200)
    expect(await ui()).toMatchObject({ build_sid: first.sid })
  })

  it('of a Function whose path an asset took meanwhile is refused', async () => {
    const { publish, addFunction, build, deploy } = await world()
    await addFunction('/a')
    const { sid } = await build()
    await publish('/a')
    expect(await bodyOf(await deploy(keep(sid)))).toMatchObject({
      code: ERRORS.path_taken.code,
      message: expect.stringContaining('/a cannot be deployed') as string,
    })
  })

  it('wants a Build of the Service, and just one thing to deploy', async () => {
    const { deploy, send, buildOf, publish } = await world()
    expect((await deploy({ build_sid: `ZB${'0'.repeat(32)}` })).status).toBe(404)
    expect((await deploy({})).status).toBe(400)
    const { asset } = await publish('/a.txt')
    const { sid } = await buildOf(asset.version_sid)
    expect((await deploy({ build_sid: sid, source_environment: 'ui' })).status).toBe(400)
    await send('POST', '/api/services', { unique_name: 'other' })
    const foreign = await send('POST', '/api/services/other/deployments', { build_sid: sid })
    expect(foreign.status).toBe(404)
  })
})

describe('a rollback', () => {
  it('serves and runs on what was before, and can be taken back itself', async () => {
    const { publish, buildOf, deployed, undo, livePathsOf, ui, deployments } = await world()
    const a = (await publish('/a.txt')).asset
    const b = (await publish('/b.txt')).asset
    const one = await buildOf(a.version_sid)
    const two = await buildOf(b.version_sid)
    await deployed({ build_sid: one.sid })
    const { change } = await deployed({ build_sid: two.sid })
    const undone = await bodyOf<{ change: { sid: string } }>(await undo(change.sid))
    expect(await livePathsOf()).toEqual(['/a.txt'])
    expect(await ui()).toMatchObject({ build_sid: one.sid })
    expect(await deployments()).toMatchObject([
      { build_sid: two.sid, is_current: false, undone_by: undone.change.sid },
      { build_sid: one.sid, is_current: true, undone_by: null },
    ])
    expect((await undo(undone.change.sid)).status).toBe(200)
    expect(await livePathsOf()).toEqual(['/b.txt'])
    expect(await ui()).toMatchObject({ build_sid: two.sid })
  })

  it('of the first deployment leaves what was live before it, and no Build', async () => {
    const { publish, buildOf, deployed, undo, livePathsOf, ui } = await world()
    const { asset } = await publish('/a.txt')
    const { sid } = await buildOf(asset.version_sid)
    await publish('/b.txt')
    const { change } = await deployed({ build_sid: sid })
    expect((await undo(change.sid)).status).toBe(200)
    expect(await livePathsOf()).toEqual(['/a.txt', '/b.txt'])
    expect(await ui()).toMatchObject({
      build_sid: null,
      deployment_sid: null,
      is_altered: true,
    })
  })

  it('is refused once another deployment runs, with the way to go', async () => {
    const { publish, buildOf, deployed, undo } = await world()
    const { asset } = await publish('/a.txt')
    const { change } = await deployed({ build_sid: (await buildOf(asset.version_sid)).sid })
    await deployed({ build_sid: (await buildOf(asset.version_sid)).sid })
    expect(await bodyOf(await undo(change.sid))).toMatchObject({
      code: ERRORS.not_undoable.code,
      message: expect.stringContaining('deployed to since') as string,
    })
  })

  it('is refused when the Build from before was deleted', async () => {
    const { publish, buildOf, deployed, undo, catalog } = await world()
    const { asset } = await publish('/a.txt')
    const one = await buildOf(asset.version_sid)
    await deployed({ build_sid: one.sid })
    const { change } = await deployed({ build_sid: (await buildOf(asset.version_sid)).sid })
    expect(await catalog.deleteBuild(one.sid)).toBe('deleted')
    expect(await bodyOf(await undo(change.sid))).toMatchObject({
      code: ERRORS.not_undoable.code,
      message: expect.stringContaining(one.sid) as string,
    })
  })

  it('leaves the release alone when a drop after it is undone', async () => {
    const { publish, buildOf, deployed, undo, ui } = await world()
    const { asset } = await publish('/a.txt')
    const { sid } = await buildOf(asset.version_sid)
    const { deployment } = await deployed({ build_sid: sid })
    const { change } = await publish('/b.txt')
    expect((await undo(change.sid)).status).toBe(200)
    expect(await ui()).toMatchObject({ build_sid: sid, deployment_sid: deployment.sid })
  })
})

describe('promoting', () => {
  it('makes another Environment serve exactly what the source serves now', async () => {
    const { publish, addFunction, addEnvironment, build, deployed, deploy, ...site } =
      await world()
    await addEnvironment('production', 'prod')
    await publish('/old.txt', 'x', { environment: 'production' })
    await addFunction('/hello')
    await deployed(keep((await build()).sid))
    await publish('/dropped.txt')
    await addFunction('/only-saved')
    const promote = { source_environment: 'ui' }
    const { deployment } = await deployed(promote, '?environment=production')
    expect(await site.livePathsOf('production')).toEqual(['/dropped.txt', '/hello'])
    expect(await site.ui()).toMatchObject({
      build_sid: deployment.build_sid,
      is_altered: false,
    })
    expect((await deploy(promote, '?environment=production')).status).toBe(409)
    expect(await site.deployments('?environment=production')).toHaveLength(1)
  })

  it('of an Environment that serves nothing is refused', async () => {
    const { addEnvironment, deploy } = await world()
    await addEnvironment('dev', 'dev')
    expect(await bodyOf(await deploy({ source_environment: 'dev' }))).toMatchObject({
      code: ERRORS.invalid_request.code,
      message: expect.stringContaining('nothing to deploy') as string,
    })
  })
})

describe('the list', () => {
  it('goes newest first, page by page', async () => {
    const { publish, buildOf, deployed, read } = await world()
    const { asset } = await publish('/a.txt')
    const sids: string[] = []
    for (let count = 0; count < 3; count += 1) {
      const { sid } = await buildOf(asset.version_sid)
      sids.unshift((await deployed({ build_sid: sid })).deployment.sid)
    }
    const page = async (query: string) =>
      deploymentPageSchema.parse(await read(`${SITE}/deployments${query}`))
    const first = await page('?limit=2')
    const rest = await page(`?limit=2&cursor=${first.next_cursor}`)
    expect([...first.deployments, ...rest.deployments].map(({ sid }) => sid)).toEqual(sids)
    expect(rest.next_cursor).toBeNull()
  })
})
