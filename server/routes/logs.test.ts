import { describe, expect, it } from 'vitest'
import { logPageSchema, type LogLevel } from '../../contract/logs.ts'
import { SITE, testSite } from '../testing/test-site.ts'

const FUNCTION = `ZH${'f'.repeat(32)}`

async function world() {
  const site = await testSite()
  const { sid: environmentSid, serviceSid } = await site.environmentOf()
  const write = (message: string, level: LogLevel = 'info', functionSid = FUNCTION) =>
    site.logs.append([
      {
        sid: `NO${crypto.randomUUID().replaceAll('-', '')}`,
        serviceSid,
        environmentSid,
        buildSid: null,
        deploymentSid: null,
        functionSid,
        requestSid: `RQ${'0'.repeat(32)}`,
        level,
        message,
        dateCreated: 1000,
      },
    ])
  const page = async (query = '') =>
    logPageSchema.parse(await site.read(`${SITE}/logs${query}`))
  const messages = async (query = '') => (await page(query)).logs.map(({ message }) => message)
  return { ...site, write, page, messages }
}

describe('logs', () => {
  it('go newest first, page by page', async () => {
    const { write, page } = await world()
    for (const message of ['1', '2', '3']) await write(message)
    const first = await page('?limit=2')
    expect(first.logs.map(({ message }) => message)).toEqual(['3', '2'])
    const rest = await page(`?limit=2&cursor=${first.next_cursor}`)
    expect(rest.logs.map(({ message }) => message)).toEqual(['1'])
    expect(rest.next_cursor).toBeNull()
  })

  it('can be followed: what came since, none twice and none left out', async () => {
    const { write, page } = await world()
    await write('1')
    const first = await page()
    const idle = await page(`?newer=${first.newer_cursor}`)
    expect(idle).toEqual({ logs: [], next_cursor: null, newer_cursor: first.newer_cursor })
    for (const message of ['2', '3', '4']) await write(message)
    const some = await page(`?limit=2&newer=${idle.newer_cursor}`)
    expect(some.logs.map(({ message }) => message)).toEqual(['3', '2'])
    const more = await page(`?limit=2&newer=${some.newer_cursor}`)
    expect(more.logs.map(({ message }) => message)).toEqual(['4'])
  })

  it('that nobody has written yet can be followed from the first one on', async () => {
    const { write, page } = await world()
    expect(await page()).toEqual({ logs: [], next_cursor: null, newer_cursor: null })
    await write('1')
    expect((await page()).logs).toHaveLength(1)
  })

  it('are filtered by Function and level, and are those of one Environment', async () => {
    const { write, messages, addEnvironment } = await world()
    await addEnvironment('dev', 'dev')
    await write('fine')
    await write('broken', 'error')
    await write('other', 'error', `ZH${'0'.repeat(32)}`)
    expect(await messages('?level=error')).toEqual(['other', 'broken'])
    expect(await messages(`?level=error&function_sid=${FUNCTION}`)).toEqual(['broken'])
    expect(await messages('?environment=dev')).toEqual([])
  })

  it('refuse cursors that are none, and levels that are none', async () => {
    const { request } = await world()
    for (const query of ['cursor=x', 'newer=x', 'level=loud', 'limit=0']) {
      expect((await request(`${SITE}/logs?${query}`)).status).toBe(400)
    }
  })
})
