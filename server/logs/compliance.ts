import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RowKey } from '../catalog/port.ts'
import { newSid } from '../rules/sids.ts'
import { LINE_COST, type Log, type LogQuery, type Logs } from './port.ts'

/** Opens an empty store; `cleanup` closes it and leaves nothing behind. */
export type OpenForTest = (
  limit?: number,
) => Promise<{ logs: Logs; cleanup: () => Promise<void> }>

const NOW = Date.UTC(2026, 0, 1)
const MANY = 12_000

/** Everything the port of Functions' lines promises. Each adapter's test runs it. */
export function logsCompliance(name: string, open: OpenForTest): void {
  describe(`logs in ${name}`, () => {
    const environmentSid = newSid('environment')
    let logs: Logs
    let cleanup: () => Promise<void>

    beforeEach(async () => {
      ;({ logs, cleanup } = await open())
    })
    afterEach(() => cleanup())

    const line = (message: string, parts: Partial<Log> = {}): Log => ({
      sid: newSid('log'),
      serviceSid: newSid('service'),
      environmentSid,
      buildSid: null,
      deploymentSid: null,
      functionSid: newSid('function'),
      requestSid: newSid('request'),
      level: 'info',
      message,
      dateCreated: NOW,
      ...parts,
    })
    const page = (query: Partial<LogQuery> = {}) =>
      logs.page(environmentSid, { limit: 100, ...query })
    const messages = async (query: Partial<LogQuery> = {}) =>
      (await page(query)).rows.map(({ message }) => message)

    test('a line is kept as it came', async () => {
      const built = { buildSid: newSid('build'), deploymentSid: newSid('deployment') }
      const full = line('größer 😀\nzweite Zeile', { ...built, level: 'error' })
      const bare = line('', { dateCreated: NOW - 1 })
      await logs.append([bare, full])
      expect(await logs.find(full.sid)).toEqual(full)
      expect(await logs.find(newSid('log'))).toBeNull()
      expect(await page()).toEqual({ rows: [full, bare], hasMore: false })
    })

    test('nothing to append is no fault', async () => {
      await logs.append([])
      expect(await page()).toEqual({ rows: [], hasMore: false })
    })

    test('lines of one moment keep their order, over appends and pages', async () => {
      await logs.append(['a', 'b', 'c'].map((message) => line(message)))
      await logs.append(['d', 'e', 'f', 'g'].map((message) => line(message)))
      const newest = ['g', 'f', 'e', 'd', 'c', 'b', 'a']
      expect(await messages()).toEqual(newest)
      for (const limit of [1, 2, 3, 7]) {
        expect(await walk((after) => page({ limit, after }), limit)).toEqual(newest)
      }
    })

    test('lines go newest first, whatever their order of arrival', async () => {
      const dates = [3, 1, 2, 3, 1]
      await logs.append(dates.map((at) => line(`${at}`, { dateCreated: NOW + at })))
      expect(await messages()).toEqual(['3', '3', '2', '1', '1'])
    })

    test('who follows gets what came since, nearest first, and the same place while nothing has', async () => {
      const first = line('first')
      await logs.append([line('zero'), first])
      const before = keyOf(first)
      expect(await page({ before })).toEqual({ rows: [], hasMore: false })
      await logs.append(['a', 'b', 'c'].map((message) => line(message)))
      const near = await page({ before, limit: 2 })
      expect(near.rows.map(({ message }) => message)).toEqual(['b', 'a'])
      expect(near.hasMore).toBe(true)
      const [last] = near.rows
      expect(await messages({ before: last && keyOf(last), limit: 2 })).toEqual(['c'])
    })

    test('filters by function, level and time, each with its ends', async () => {
      const functionSid = newSid('function')
      await logs.append([
        line('1', { functionSid, dateCreated: NOW + 1 }),
        line('2', { level: 'error', dateCreated: NOW + 2 }),
        line('3', { functionSid, level: 'error', dateCreated: NOW + 3 }),
        line('4', { functionSid, level: 'warning', dateCreated: NOW + 4 }),
      ])
      expect(await messages({ functionSid })).toEqual(['4', '3', '1'])
      expect(await messages({ level: 'error' })).toEqual(['3', '2'])
      expect(await messages({ functionSid, level: 'error' })).toEqual(['3'])
      expect(await messages({ from: NOW + 2, to: NOW + 3 })).toEqual(['3', '2'])
      expect(await messages({ from: NOW + 5 })).toEqual([])
      const limited = await page({ functionSid, limit: 1 })
      const after = limited.rows[0] && keyOf(limited.rows[0])
      expect(await messages({ functionSid, after })).toEqual(['3', '1'])
    })

    test('each environment has its own', async () => {
      const other = newSid('environment')
      await logs.append([line('here'), line('there', { environmentSid: other })])
      expect(await messages()).toEqual(['here'])
      const { rows } = await logs.page(other, { limit: 10 })
      expect(rows.map(({ message }) => message)).toEqual(['there'])
    })

    test('thousands of lines are appended, read and dropped', async () => {
      const lines = Array.from({ length: MANY }, (_, at) =>
        line(`${at}`, { dateCreated: NOW + (at % 2) }),
      )
      await logs.append(lines)
      const [newest] = await messages({ limit: 1 })
      expect(newest).toBe(`${MANY - 1}`)
      expect(await logs.dropBefore(NOW + 1)).toBe(MANY / 2)
      expect((await page({ limit: MANY })).rows).toHaveLength(MANY / 2)
      expect(await logs.dropBefore(NOW + 1)).toBe(0)
    })

    test('an environment that writes too much loses its oldest lines, and no other does', async () => {
      const small = await open(4 * (LINE_COST + 10))
      const other = line('another', {
        environmentSid: newSid('environment'),
        dateCreated: NOW + 9,
      })
      const numbered = (from: number) =>
        [0, 1, 2].map((at) =>
          line(`${from + at}`.padEnd(6, '\0').padEnd(8, 'ö'), { dateCreated: NOW + at }),
        )
      const kept = async () => {
        const { rows } = await small.logs.page(environmentSid, { limit: 100 })
        return rows.map(({ message }) => Number.parseInt(message, 10))
      }
      await small.logs.append([other, ...numbered(0)])
      expect(await kept()).toEqual([2, 1, 0])
      await small.logs.append(numbered(3).slice(2))
      expect(await kept()).toEqual([5, 2, 1, 0])
      await small.logs.append(numbered(6))
      expect(await kept()).toEqual([8, 5, 2, 7])
      await small.logs.dropBefore(NOW + 2)
      await small.logs.append([line('9'.padEnd(10), { dateCreated: NOW + 3 })])
      expect(await kept()).toEqual([9, 8, 5, 2])
      expect(await small.logs.find(other.sid)).toEqual(other)
      await small.cleanup()
    })

    test('a place stays one when its line was dropped', async () => {
      const [old, kept] = [line('old'), line('kept', { dateCreated: NOW + 1 })]
      await logs.append([old, kept])
      await logs.dropBefore(NOW + 1)
      expect(await messages({ before: keyOf(old) })).toEqual(['kept'])
      expect(await messages({ after: keyOf(old) })).toEqual([])
    })

    test('the lines of environments go with them, and no others', async () => {
      const [gone, more] = [newSid('environment'), newSid('environment')]
      const lines = [gone, more, environmentSid].map((sid) =>
        line(sid, { environmentSid: sid }),
      )
      await logs.append(lines)
      await logs.dropEnvironments([gone, more])
      const found = await Promise.all(lines.map(({ sid }) => logs.find(sid)))
      expect(found).toEqual([null, null, lines[2]])
      await logs.dropEnvironments([])
      expect(await messages()).toEqual([environmentSid])
    })
  })
}

const keyOf = ({ dateCreated, sid }: Log): RowKey => ({ dateCreated, sid })

/** The messages of all pages; each must be full but the last. */
async function walk(
  read: (after: RowKey | undefined) => ReturnType<Logs['page']>,
  limit: number,
): Promise<string[]> {
  const messages: string[] = []
  let after: RowKey | undefined
  while (true) {
    const { rows, hasMore } = await read(after)
    messages.push(...rows.map(({ message }) => message))
    const last = rows.at(-1)
    if (!hasMore || !last) return messages
    expect(rows).toHaveLength(limit)
    after = keyOf(last)
  }
}
