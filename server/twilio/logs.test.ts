import { describe, expect, it } from 'vitest'
import type { Log } from '../logs/port.ts'
import { newSid } from '../rules/sids.ts'
import { bodyOf } from '../testing/test-app.ts'
import { twilioApp, type TwilioAnswer, type TwilioList } from '../testing/twilio-client.ts'

const ALL = '/Services/white-beagle/Environments/ui/Logs'
const NOON = Date.UTC(2026, 10, 10, 12)
const HELLO = newSid('function')
const OTHER = newSid('function')

/** The app with three lines, one a second, of two Functions. */
async function withLogs() {
  const under = await twilioApp()
  const { sid: environmentSid } = await under.get('/Services/white-beagle/Environments/ui')
  const line = (second: number, functionSid: string, message: string): Log => ({
    sid: newSid('log'),
    serviceSid: under.service.sid,
    environmentSid,
    buildSid: newSid('build'),
    deploymentSid: null,
    functionSid,
    requestSid: newSid('request'),
    level: 'info',
    message,
    dateCreated: NOON + second * 1000 + 500,
  })
  const lines = [line(0, HELLO, 'one'), line(1, OTHER, 'two'), line(2, HELLO, 'three')]
  await under.logs.append(lines)
  const messages = async (query: string) => {
    const list = await under.get<TwilioList>(`${ALL}${query}`)
    return (list['logs'] as TwilioAnswer[]).map((log) => log['message'])
  }
  return { ...under, environmentSid, lines, messages }
}

describe('logs', () => {
  it('are told newest first, in full', async () => {
    const { get, lines, messages, service, environmentSid } = await withLogs()
    expect(await messages('')).toEqual(['three', 'two', 'one'])
    const [one] = lines
    expect(await get(`${ALL}/${one?.sid}`)).toEqual({
      sid: one?.sid,
      account_sid: service.account_sid,
      service_sid: service.sid,
      environment_sid: environmentSid,
      build_sid: one?.buildSid,
      deployment_sid: null,
      function_sid: HELLO,
      request_sid: one?.requestSid,
      level: 'info',
      message: 'one',
      date_created: '2026-11-10T12:00:00Z',
      url: `http://localhost:4000/v1/Services/${service.sid}/Environments/${environmentSid}/Logs/${one?.sid}`,
    })
  })

  it.each([
    [`?FunctionSid=${HELLO}`, ['three', 'one']],
    ['?StartDate=2026-11-10T12:00:01Z', ['three', 'two']],
    ['?EndDate=2026-11-10T12:00:01Z', ['two', 'one']],
    ['?StartDate=2026-11-10T12:00:01Z&EndDate=2026-11-10T12:00:01Z', ['two']],
    ['?EndDate=2026-11-10T12:00:01.400Z', ['one']],
    ['?StartDate=2026-11-10T14:00:02+02:00', ['three']],
    ['?EndDate=2026-11-10', ['three', 'two', 'one']],
    ['?StartDate=2026-11-11', []],
    [`?FunctionSid=${OTHER}&StartDate=2026-11-10T12:00:02Z`, []],
  ])('are narrowed down by %s', async (query, expected) => {
    const { messages } = await withLogs()
    expect(await messages(query)).toEqual(expected)
  })

  it('keep the question from page to page', async () => {
    const { get, request } = await withLogs()
    const first = await get<TwilioList>(`${ALL}?FunctionSid=${HELLO}&PageSize=1`)
    const next = first.meta.next_page_url ?? ''
    expect(new URL(next).searchParams.get('FunctionSid')).toBe(HELLO)
    const second = await bodyOf<TwilioList>(await request(next.slice(next.indexOf('/v1/'))))
    expect(second).toMatchObject({ logs: [{ message: 'one' }], meta: { next_page_url: null } })
  })

  it('refuse what is no date, naming the parameter', async () => {
    const { get } = await twilioApp()
    expect(await get(`${ALL}?EndDate=tomorrow`)).toMatchObject({
      code: 20001,
      message: expect.stringContaining('EndDate:'),
    })
  })

  it('are not found under another Environment', async () => {
    const { get, make, lines } = await withLogs()
    await make('/Services/white-beagle/Environments', 'UniqueName=dev&DomainSuffix=dev')
    const dev = '/Services/white-beagle/Environments/dev/Logs'
    expect(await get(dev)).toMatchObject({ logs: [] })
    expect(await get(`${dev}/${lines[0]?.sid}`)).toMatchObject({ code: 20404 })
  })
})
