import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { CatalogFull } from '../catalog/port.ts'
import { assetsUrlsFrom } from '../rules/domains.ts'
import { bodyOf } from '../testing/test-app.ts'
import {
  sidsIn,
  twilioApp,
  type TwilioAnswer,
  type TwilioList,
} from '../testing/twilio-client.ts'

const ALL = '/Services/white-beagle/Environments'
const CLI_FORM =
  'UniqueName=dev-environment&FriendlyName=dev-environment+Environment+%28Created+by+CLI%29&DomainSuffix=dev'

describe('an Environment', () => {
  it('is made as the Toolkit asks for it', async () => {
    const { post, get, service } = await twilioApp()
    const answer = await post(ALL, CLI_FORM)
    expect(answer.status).toBe(201)
    const environment = await bodyOf<TwilioAnswer>(answer)
    const url = `http://localhost:4000/v1/Services/${service.sid}/Environments/${environment.sid}`
    expect(environment).toEqual({
      sid: expect.stringMatching(/^ZE[0-9a-f]{32}$/),
      account_sid: service.account_sid,
      service_sid: service.sid,
      build_sid: null,
      unique_name: 'dev-environment',
      domain_suffix: 'dev',
      domain_name: 'white-beagle-1541-dev.localhost:4001',
      date_created: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      date_updated: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      url,
      links: {
        variables: `${url}/Variables`,
        deployments: `${url}/Deployments`,
        logs: `${url}/Logs`,
      },
    })
    expect(await get(`${ALL}/${environment.sid}`)).toEqual(environment)
    expect(await get(`${ALL}/dev-environment`)).toEqual(environment)
  })

  it('of production has no suffix, and the bare domain', async () => {
    const { make } = await twilioApp()
    const { sid, domain_base } = await make('/Services', 'UniqueName=a&FriendlyName=a')
    expect(await make(`/Services/${sid}/Environments`, 'UniqueName=production')).toMatchObject({
      domain_suffix: null,
      domain_name: `${String(domain_base)}.localhost:4001`,
    })
    expect(
      await make(`/Services/${sid}/Environments`, 'UniqueName=x&DomainSuffix=x'),
    ).toMatchObject({ domain_suffix: 'x' })
  })

  it('that was altered can be read on a full disk too', async () => {
    const catalog = {
      ...createMemoryCatalog(),
      takeSnapshot: () => Promise.reject(new CatalogFull()),
    }
    const { get, publish } = await twilioApp({ catalog })
    await publish('/a.txt')
    expect(await get(`${ALL}/ui`)).toMatchObject({ unique_name: 'ui', build_sid: null })
    expect(sidsIn(await get<TwilioList>(ALL))).toHaveLength(1)
  })

  it('has its label for a domain where no URL reaches it', async () => {
    const assetsUrls = assetsUrlsFrom('https://files.example')
    const { get, make } = await twilioApp({ assetsUrls })
    expect(await get(`${ALL}/ui`)).toMatchObject({ domain_name: 'files.example' })
    expect(await make(ALL, CLI_FORM)).toMatchObject({ domain_name: 'white-beagle-1541-dev' })
  })

  it('is listed, newest first, and deleted', async () => {
    const { make, get, remove, request } = await twilioApp()
    const { sid } = await make(ALL, CLI_FORM)
    const list = await get<TwilioList>(ALL)
    expect(list.meta.key).toBe('environments')
    expect(sidsIn(list)[0]).toBe(sid)
    expect(list['environments']).toMatchObject([
      { domain_suffix: 'dev' },
      { unique_name: 'ui' },
    ])
    expect((await remove(`${ALL}/${sid}`)).status).toBe(204)
    expect((await request(`/v1${ALL}/${sid}`)).status).toBe(404)
    expect((await remove(`${ALL}/${sid}`)).status).toBe(404)
  })

  it('cannot be altered', async () => {
    const { post } = await twilioApp()
    expect((await post(`${ALL}/ui`, 'UniqueName=x')).status).toBe(404)
  })

  it.each([
    ['', 20001, 'UniqueName is missing.'],
    ['UniqueName=a+b&DomainSuffix=x', 20001, 'UniqueName:'],
    [`UniqueName=${'x'.repeat(101)}&DomainSuffix=x`, 20001, 'UniqueName:'],
    [`UniqueName=a&DomainSuffix=${'x'.repeat(17)}`, 20001, 'DomainSuffix:'],
    ['UniqueName=a&DomainSuffix=-x', 20001, 'DomainSuffix:'],
    ['UniqueName=ui&DomainSuffix=x', ERRORS.name_taken.code, 'Environment ui already'],
    ['UniqueName=a', ERRORS.name_taken.code, 'without a suffix'],
  ])('is refused for %j', async (form, code, told) => {
    const { post } = await twilioApp()
    expect(await bodyOf(await post(ALL, form))).toMatchObject({
      code,
      message: expect.stringContaining(told),
    })
  })
})

describe('what was changed in the console', () => {
  it('is a Build as soon as a client asks, so that it can be added to', async () => {
    const { publish, get, upload, deploy, read } = await twilioApp()
    const dropped = await publish('/dropped.txt')
    const before = await get(`${ALL}/ui`)
    expect(before.build_sid).toMatch(/^ZB/)
    const build = await get(`/Services/white-beagle/Builds/${before.build_sid}`)
    expect(build['asset_versions']).toMatchObject([
      { sid: dropped.asset.version_sid, asset_sid: dropped.asset.sid, path: '/dropped.txt' },
    ])

    // What @twilio-labs/plugin-assets does: its file, and all of the Build's but that.
    const sent = { path: 'added.txt', visibility: 'public', content: 'added' }
    const { version } = await upload('white-beagle', sent)
    const form = `AssetVersions=${version.sid}&AssetVersions=${dropped.asset.version_sid}`
    const { build: built } = await deploy('white-beagle', 'ui', form)
    const { assets } = await read<{ assets: { path: string }[] }>(
      '/api/services/white-beagle/assets',
    )
    expect(assets.map(({ path }) => path)).toEqual(['/added.txt', '/dropped.txt'])
    expect((await get(`${ALL}/ui`)).build_sid).toBe(built.sid)
    expect((await get(`${ALL}/ui`)).build_sid).toBe(built.sid)
  })

  it('is settled in lists too, once', async () => {
    const { publish, get } = await twilioApp()
    await publish('/a.txt')
    const listed = async () =>
      ((await get<TwilioList>(ALL))['environments'] as TwilioAnswer[])[0]?.build_sid
    const first = await listed()
    expect(first).toMatch(/^ZB/)
    expect(await listed()).toBe(first)
    await publish('/b.txt')
    expect(await listed()).not.toBe(first)
  })
})
