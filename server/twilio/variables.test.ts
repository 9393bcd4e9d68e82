import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { bodyOf } from '../testing/test-app.ts'
import {
  sidsIn,
  twilioApp,
  type TwilioAnswer,
  type TwilioList,
} from '../testing/twilio-client.ts'

const ALL = '/Services/white-beagle/Environments/ui/Variables'

describe('a Variable', () => {
  it('is made, read, altered in part and deleted', async () => {
    const { post, get, remove, service } = await twilioApp()
    const answer = await post(ALL, 'Key=API_KEY&Value=a+b%3D%22c%22')
    expect(answer.status).toBe(201)
    const variable = await bodyOf<TwilioAnswer>(answer)
    const environment = await get('/Services/white-beagle/Environments/ui')
    expect(variable).toEqual({
      sid: expect.stringMatching(/^ZV[0-9a-f]{32}$/),
      account_sid: service.account_sid,
      service_sid: service.sid,
      environment_sid: environment.sid,
      key: 'API_KEY',
      value: 'a b="c"',
      date_created: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      date_updated: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      url: `${environment.url}/Variables/${variable.sid}`,
    })
    const path = `${ALL}/${variable.sid}`
    expect(await get(path)).toEqual(variable)
    const altered = await post(path, 'Value=new')
    expect(altered.status).toBe(200)
    expect(await altered.json()).toMatchObject({ key: 'API_KEY', value: 'new' })
    expect(await (await post(path, 'Key=TOKEN')).json()).toMatchObject({
      key: 'TOKEN',
      value: 'new',
    })
    expect((await remove(path)).status).toBe(204)
    expect(await get(path)).toMatchObject({ code: 20404 })
    expect((await post(path, 'Value=x')).status).toBe(404)
  })

  it('is listed, newest first', async () => {
    const { make, get } = await twilioApp()
    const first = await make(ALL, 'Key=A&Value=1')
    const second = await make(ALL, 'Key=B&Value=2')
    const list = await get<TwilioList>(ALL)
    expect([list.meta.key, sidsIn(list)]).toEqual(['variables', [second.sid, first.sid]])
  })

  it.each([
    ['', 'Key is missing. Value is missing.'],
    ['Key=A', 'Value is missing.'],
    ['Key=A&Value=', 'Value is missing.'],
    ['Key=A-B&Value=1', 'Key:'],
    [`Key=${'A'.repeat(129)}&Value=1`, 'Key:'],
    [`Key=A&Value=${'ö'.repeat(226)}`, 'Value:'],
  ])('is refused for %j', async (form, told) => {
    const { post } = await twilioApp()
    expect(await bodyOf(await post(ALL, form))).toMatchObject({
      code: 20001,
      message: expect.stringContaining(told),
    })
  })

  it('may have 450 bytes', async () => {
    const { make } = await twilioApp()
    const value = 'ö'.repeat(225)
    expect(await make(ALL, `Key=A&Value=${value}`)).toMatchObject({ value })
  })

  it('has its key to itself', async () => {
    const { make, post } = await twilioApp()
    await make(ALL, 'Key=A&Value=1')
    const other = await make(ALL, 'Key=B&Value=1')
    for (const path of [ALL, `${ALL}/${other.sid}`]) {
      expect(await bodyOf(await post(path, 'Key=A&Value=2'))).toMatchObject({
        code: ERRORS.name_taken.code,
        status: 409,
      })
    }
  })

  it('belongs to one Environment', async () => {
    const { make, get } = await twilioApp()
    const { sid } = await make(ALL, 'Key=A&Value=1')
    await make('/Services/white-beagle/Environments', 'UniqueName=dev&DomainSuffix=dev')
    const dev = '/Services/white-beagle/Environments/dev/Variables'
    expect(await get(dev)).toMatchObject({ variables: [] })
    expect(await get(`${dev}/${sid}`)).toMatchObject({ code: 20404 })
  })
})
