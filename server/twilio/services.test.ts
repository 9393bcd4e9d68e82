import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { bodyOf } from '../testing/test-app.ts'
import { sidsIn, twilioApp, type TwilioList } from '../testing/twilio-client.ts'

const CLI_FORM =
  'UniqueName=my-svc&FriendlyName=my-svc&IncludeCredentials=true&UiEditable=false'

describe('a Service', () => {
  it('is made as the Toolkit asks for it, without an Environment', async () => {
    const { post, get, accountSid } = await twilioApp()
    const answer = await post('/Services', CLI_FORM)
    expect(answer.status).toBe(201)
    const service = await bodyOf<{ sid: string }>(answer)
    const url = `http://localhost:4000/v1/Services/${service.sid}`
    expect(service).toEqual({
      sid: expect.stringMatching(/^ZS[0-9a-f]{32}$/),
      account_sid: accountSid,
      friendly_name: 'my-svc',
      unique_name: 'my-svc',
      include_credentials: true,
      ui_editable: false,
      domain_base: expect.stringMatching(/^my-svc-\d{4}$/),
      date_created: expect.stringMatching(/^2026-01-01T00:\d\d:\d\dZ$/),
      date_updated: expect.stringMatching(/^2026-01-01T00:\d\d:\d\dZ$/),
      url,
      links: {
        environments: `${url}/Environments`,
        functions: `${url}/Functions`,
        assets: `${url}/Assets`,
        builds: `${url}/Builds`,
      },
    })
    expect(await get(`/Services/${service.sid}/Environments`)).toMatchObject({
      environments: [],
    })
    expect(await get(`/Services/${service.sid}`)).toEqual(service)
    expect(await get('/Services/my-svc')).toEqual(service)
  })

  it('defaults as Twilio’s do, and takes the flags as they are sent', async () => {
    const { make } = await twilioApp()
    expect(await make('/Services', 'UniqueName=a&FriendlyName=A')).toMatchObject({
      include_credentials: true,
      ui_editable: false,
    })
    const asked = 'UniqueName=b&FriendlyName=B&IncludeCredentials=False&UiEditable=true'
    expect(await make('/Services', asked)).toMatchObject({
      include_credentials: false,
      ui_editable: true,
    })
  })

  it('is altered in what the form names, but not in its unique name', async () => {
    const { make, post } = await twilioApp()
    const { sid } = await make('/Services', CLI_FORM)
    const answer = await post(
      `/Services/${sid}`,
      'FriendlyName=My+Service&UniqueName=x&UiEditable=true',
    )
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      friendly_name: 'My Service',
      unique_name: 'my-svc',
      include_credentials: true,
      ui_editable: true,
    })
    expect(await (await post('/Services/my-svc')).json()).toMatchObject({ sid })
  })

  it('is deleted with all it holds', async () => {
    const { make, remove, request } = await twilioApp()
    const { sid } = await make('/Services', CLI_FORM)
    const answer = await remove(`/Services/${sid}`)
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect((await request(`/v1/Services/${sid}`)).status).toBe(404)
    expect((await remove(`/Services/${sid}`)).status).toBe(404)
  })

  it('is listed, newest first, with those of the console', async () => {
    const { make, get, service } = await twilioApp()
    const made = await make('/Services', CLI_FORM)
    const list = await get<TwilioList>('/Services')
    expect(sidsIn(list)).toEqual([made.sid, service.sid])
  })
})

describe('a form for a Service', () => {
  it.each([
    ['', 'UniqueName is missing. FriendlyName is missing.'],
    ['FriendlyName=x', 'UniqueName is missing.'],
    ['UniqueName=&FriendlyName=x', 'UniqueName is missing.'],
    ['UniqueName=x', 'FriendlyName is missing.'],
    [`UniqueName=${'x'.repeat(51)}&FriendlyName=x`, 'UniqueName:'],
    ['UniqueName=a_b&FriendlyName=x', 'UniqueName:'],
    [`UniqueName=x&FriendlyName=${'x'.repeat(256)}`, 'FriendlyName:'],
    ['UniqueName=x&FriendlyName=x&UiEditable=maybe', 'UiEditable:'],
  ])('%j is refused naming the parameter', async (form, told) => {
    const { post } = await twilioApp()
    const answer = await post('/Services', form)
    expect(answer.status).toBe(400)
    expect(await bodyOf<{ code: number; message: string }>(answer)).toMatchObject({
      code: 20001,
      message: expect.stringContaining(told),
    })
  })

  it('with a name that is taken answers 409', async () => {
    const { post } = await twilioApp()
    const answer = await post('/Services', 'UniqueName=white-beagle&FriendlyName=x')
    expect(await bodyOf(answer)).toMatchObject({
      code: ERRORS.name_taken.code,
      status: 409,
      message: 'UniqueName: another Service has the unique name white-beagle.',
    })
  })

  it('may hold parameters that nobody knows, and repeat some', async () => {
    const { make } = await twilioApp()
    const form = 'UniqueName=a&UniqueName=b&FriendlyName=x&Nonsense=1&Nonsense=2'
    expect(await make('/Services', form)).toMatchObject({ unique_name: 'b' })
  })

  it('is a form, not JSON', async () => {
    const { request } = await twilioApp()
    const answer = await request('/v1/Services', {
      method: 'POST',
      body: '{"UniqueName":"x"}',
      headers: { 'content-type': 'application/json' },
    })
    expect(await bodyOf(answer)).toMatchObject({
      code: ERRORS.wrong_media_type.code,
      message: expect.stringContaining('application/json'),
    })
  })
})
