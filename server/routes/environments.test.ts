import { describe, expect, it, test } from 'vitest'
import type { AssetPage } from '../../contract/assets.ts'
import type { Change } from '../../contract/changes.ts'
import { ERRORS } from '../../contract/errors.ts'
import {
  environmentListSchema,
  environmentSchema,
  serviceListSchema,
  serviceSchema,
} from '../../contract/services.ts'
import { newBareService } from '../changes/new-service.ts'
import { bodyOf } from '../testing/test-app.ts'
import { SITE, testSite } from '../testing/test-site.ts'

describe('Environments', () => {
  it('are made with a domain of their own, listed and deleted', async () => {
    const { send, read, request, publish, livePathsOf } = await testSite()
    const answer = await send('POST', `${SITE}/environments`, {
      unique_name: 'dev',
      domain_suffix: 'Dev',
    })
    expect(answer.status).toBe(201)
    const made = environmentSchema.parse(await answer.json())
    expect(made).toMatchObject({
      domain_suffix: 'dev',
      domain_name: 'white-beagle-1541-dev',
      assets_url: 'http://white-beagle-1541-dev.localhost:4001',
      build_sid: null,
      deployment_sid: null,
      is_altered: false,
    })
    const { environments } = environmentListSchema.parse(await read(`${SITE}/environments`))
    expect(environments.map(({ unique_name }) => unique_name)).toEqual(['ui', 'dev'])

    await publish('/a.txt', 'a', { environment: 'dev' })
    expect(await livePathsOf('dev')).toEqual(['/a.txt'])
    const remove = () => request(`${SITE}/environments/dev`, { method: 'DELETE' })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
    expect((await request(`${SITE}/assets?environment=dev`)).status).toBe(404)
  })

  test.each([
    [{ unique_name: 'ui', domain_suffix: 'x' }, ERRORS.name_taken.code],
    [{ unique_name: 'production' }, ERRORS.name_taken.code],
    [{ unique_name: 'a b', domain_suffix: 'x' }, ERRORS.invalid_request.code],
    [{ unique_name: 'x', domain_suffix: '-x' }, ERRORS.invalid_request.code],
    [{ unique_name: 'x', domain_suffix: 'a'.repeat(17) }, ERRORS.invalid_request.code],
  ])('refuse %j', async (asked, code) => {
    const { send } = await testSite()
    const answer = await send('POST', `${SITE}/environments`, asked)
    expect(await bodyOf(answer)).toMatchObject({ code })
  })

  it('whose domain would be too long for a domain are refused', async () => {
    const { send } = await testSite()
    await send('POST', '/api/services', { unique_name: 'x'.repeat(50) })
    const path = `/api/services/${'x'.repeat(50)}/environments`
    const asked = { unique_name: 'dev', domain_suffix: 'd'.repeat(16) }
    expect(await bodyOf(await send('POST', path, asked))).toMatchObject({
      code: ERRORS.invalid_request.code,
      message: expect.stringContaining('shorter domain suffix') as string,
    })
  })

  it('that are deleted take their logs along', async () => {
    const { addEnvironment, request, logs } = await testSite()
    const { sid, service_sid } = await addEnvironment('dev', 'dev')
    await logs.append([
      {
        sid: `NO${'1'.repeat(32)}`,
        serviceSid: service_sid,
        environmentSid: sid,
        buildSid: null,
        deploymentSid: null,
        functionSid: `ZH${'1'.repeat(32)}`,
        requestSid: `RQ${'1'.repeat(32)}`,
        level: 'info',
        message: 'hello',
        dateCreated: 1,
      },
    ])
    await request(`${SITE}/environments/${sid}`, { method: 'DELETE' })
    expect((await logs.page(sid, { limit: 1 })).rows).toEqual([])
  })
})

describe('?environment=', () => {
  it('keeps the assets, history and undo of each Environment apart', async () => {
    const { addEnvironment, publish, read, undo, livePathsOf } = await testSite()
    const dev = await addEnvironment('dev', 'dev')
    await publish('/here.txt')
    const { asset, change } = await publish('/there.txt', 'there', { environment: 'dev' })
    expect(asset).toMatchObject({
      environment_sid: dev.sid,
      public_url: 'http://white-beagle-1541-dev.localhost:4001/there.txt',
      url: `/api/services/${dev.service_sid}/assets/${asset.sid}?environment=${dev.sid}`,
    })
    const list = await read<AssetPage>(`${SITE}/assets?environment=${dev.sid}`)
    expect(list.assets).toEqual([asset])
    const history = await read<{ changes: Change[] }>(`${SITE}/changes?environment=dev`)
    expect(history.changes.map(({ sid }) => sid)).toEqual([change.sid])
    expect((await undo(change.sid, '?environment=ui')).status).toBe(404)
    expect((await undo(change.sid, '?environment=dev')).status).toBe(200)
    expect([await livePathsOf('ui'), await livePathsOf('dev')]).toEqual([['/here.txt'], []])
  })

  it('is carried by the links of an asset, which can be followed as they are', async () => {
    const { addEnvironment, publish, read, request, send } = await testSite()
    await addEnvironment('dev', 'dev')
    const { asset, change } = await publish('/a.txt', 'bytes', { environment: 'dev' })
    expect(await read(asset.url)).toEqual(asset)
    expect(await (await request(asset.links.content)).text()).toBe('bytes')
    expect(await read(change.url)).toEqual(change)
    const altered = await send('PATCH', asset.url, { visibility: 'private' })
    expect(await bodyOf(altered)).toMatchObject({ visibility: 'private', public_url: null })
    expect((await request(asset.url, { method: 'DELETE' })).status).toBe(204)
    const first = (await publish('/b.txt')).asset
    expect(first.url).not.toContain('?')
  })

  it('of a name that is not there answers 404 with the name', async () => {
    const { request, begin } = await testSite()
    for (const path of ['assets', 'changes', 'functions', 'deployments', 'variables', 'logs']) {
      const answer = await request(`${SITE}/${path}?environment=nowhere`)
      expect(await bodyOf(answer)).toMatchObject({
        code: ERRORS.not_found.code,
        message: 'The Service white-beagle has no Environment nowhere.',
      })
      expect((await request(`${SITE}/${path}?environment=`)).status).toBe(400)
    }
    expect((await begin({ path: '/a', environment: 'nowhere' }, 1, 'a')).status).toBe(404)
  })
})

describe('a Service without an Environment', () => {
  const settings = {
    uniqueName: 'bare',
    friendlyName: 'Bare',
    includeCredentials: false,
    uiEditable: false,
  }

  it('is listed, read, changed, given an Environment, and deleted', async () => {
    const { send, read, request, ...deps } = await testSite()
    await newBareService(deps, settings)
    const { services } = serviceListSchema.parse(await read('/api/services'))
    expect(services.map(({ environments }) => environments.length)).toEqual([1, 0])
    const bare = serviceSchema.parse(await read('/api/services/bare'))
    expect(bare).toMatchObject({ environments: [], include_credentials: false })
    const changed = await send('PATCH', bare.url, { include_credentials: true })
    expect(await bodyOf(changed)).toMatchObject({
      include_credentials: true,
      friendly_name: 'Bare',
    })
    const made = await send('POST', `${bare.url}/environments`, { unique_name: 'production' })
    expect(await bodyOf(made)).toMatchObject({
      domain_name: bare.domain_base,
      domain_suffix: null,
    })
    expect((await request(bare.url, { method: 'DELETE' })).status).toBe(204)
  })

  it('answers what an Environment is needed for with a clear sentence', async () => {
    const { request, begin, ...deps } = await testSite()
    await newBareService(deps, settings)
    for (const path of ['assets', 'changes', 'functions', 'deployments', 'variables', 'logs']) {
      expect(await bodyOf(await request(`/api/services/bare/${path}`))).toMatchObject({
        code: ERRORS.not_found.code,
        message: expect.stringContaining('has no Environment yet') as string,
      })
    }
    expect((await begin({ service: 'bare', path: '/a' }, 1, 'a')).status).toBe(404)
  })
})
