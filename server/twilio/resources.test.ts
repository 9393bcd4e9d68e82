import { describe, expect, it } from 'vitest'
import { bodyOf } from '../testing/test-app.ts'
import { sidsIn, twilioApp, type TwilioList } from '../testing/twilio-client.ts'

const SERVICE = '/Services/white-beagle'

describe.each([
  { kind: 'Assets', key: 'assets', link: 'asset_versions' },
  { kind: 'Functions', key: 'functions', link: 'function_versions' },
])('$kind', ({ kind, key, link }) => {
  const all = `${SERVICE}/${kind}`

  it('are made by a FriendlyName that is kept as it came', async () => {
    const { post, get, service } = await twilioApp()
    const answer = await post(all, 'FriendlyName=%2Fimg%2Flogo.png')
    expect(answer.status).toBe(201)
    const made = await bodyOf<{ sid: string }>(answer)
    const url = `http://localhost:4000/v1/Services/${service.sid}/${kind}/${made.sid}`
    expect(made).toEqual({
      sid: expect.stringMatching(/^ZH[0-9a-f]{32}$/),
      account_sid: service.account_sid,
      service_sid: service.sid,
      friendly_name: '/img/logo.png',
      date_created: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      date_updated: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      url,
      links: { [link]: `${url}/Versions` },
    })
    expect(await get(`${all}/${made.sid}`)).toEqual(made)
  })

  it('are renamed, listed newest first, and deleted', async () => {
    const { make, post, get, remove } = await twilioApp()
    const first = await make(all, 'FriendlyName=a')
    const second = await make(all, 'FriendlyName=b')
    const renamed = await post(`${all}/${first.sid}`, 'FriendlyName=a+%26+b')
    expect(renamed.status).toBe(200)
    expect(await renamed.json()).toMatchObject({ sid: first.sid, friendly_name: 'a & b' })
    const list = await get<TwilioList>(all)
    expect([list.meta.key, sidsIn(list)]).toEqual([key, [second.sid, first.sid]])
    expect((await remove(`${all}/${second.sid}`)).status).toBe(204)
    expect((await remove(`${all}/${second.sid}`)).status).toBe(404)
    expect(sidsIn(await get<TwilioList>(all))).toEqual([first.sid])
  })

  it('need a FriendlyName', async () => {
    const { post } = await twilioApp()
    expect(await bodyOf(await post(all))).toMatchObject({
      code: 20001,
      message: 'FriendlyName is missing.',
    })
    const long = await post(all, `FriendlyName=${'x'.repeat(256)}`)
    expect(await bodyOf(long)).toMatchObject({ code: 20001 })
  })

  it('are not found under another kind or Service', async () => {
    const { make, get } = await twilioApp()
    const { sid } = await make(all, 'FriendlyName=a')
    const other = kind === 'Assets' ? 'Functions' : 'Assets'
    await make('/Services', 'UniqueName=other&FriendlyName=other')
    for (const path of [`${SERVICE}/${other}/${sid}`, `/Services/other/${kind}/${sid}`]) {
      expect(await get(path)).toMatchObject({ code: 20404 })
      expect(await get(`${path}/Versions`)).toMatchObject({ code: 20404 })
    }
  })
})

it('what was dropped in the console is an Asset named by its path', async () => {
  const { publish, get } = await twilioApp()
  const { asset } = await publish('/logo.png', 'PNG')
  expect(await get(`${SERVICE}/Assets`)).toMatchObject({
    assets: [{ sid: asset.sid, friendly_name: '/logo.png' }],
  })
  expect(await get(`${SERVICE}/Assets/${asset.sid}/Versions`)).toMatchObject({
    asset_versions: [{ sid: asset.version_sid, path: '/logo.png', sha256: asset.sha256 }],
  })
})
