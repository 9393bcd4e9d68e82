import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { logsCompliance } from './compliance.ts'
import { LINE_COST, type Log } from './port.ts'
import { openSqliteLogs } from './sqlite.node.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-logs-'))
  file = join(folder, 'logs.db')
})
afterEach(() => rm(folder, { recursive: true }))

logsCompliance('sqlite', async (limit) => {
  const logs = await openSqliteLogs(
    limit === undefined ? file : join(folder, 'small.db'),
    limit,
  )
  return { logs, cleanup: () => logs.close() }
})

const line = (environmentSid: string, message: string): Log => ({
  sid: newSid('log'),
  serviceSid: newSid('service'),
  environmentSid,
  buildSid: null,
  deploymentSid: null,
  functionSid: newSid('function'),
  requestSid: newSid('request'),
  level: 'info',
  message,
  dateCreated: 1,
})

test('lines and their order survive a restart, and dropped ones give their place to none', async () => {
  const environmentSid = newSid('environment')
  const first = await openSqliteLogs(file)
  const [a, b] = [line(environmentSid, 'a'), line(environmentSid, 'b')]
  await first.append([a, b])
  await first.dropBefore(2)
  await first.append([a])
  await first.close()

  const second = await openSqliteLogs(file)
  await second.append([b])
  expect(await second.page(environmentSid, { limit: 10 })).toEqual({
    rows: [b, a],
    hasMore: false,
  })
  await second.close()
})

test('lines of a file from before there was a bound count too', async () => {
  const environmentSid = newSid('environment')
  const first = await openSqliteLogs(file)
  await first.append(['a', 'b', 'c'].map((message) => line(environmentSid, message)))
  await first.close()
  const sqlite = new SqliteDatabase(file)
  sqlite.exec('drop trigger logs_grow; drop trigger logs_shrink; drop table log_sizes')
  sqlite.close()

  const second = await openSqliteLogs(file, 2 * (LINE_COST + 1))
  await second.append([line(environmentSid, 'd')])
  const { rows } = await second.page(environmentSid, { limit: 10 })
  expect(rows.map(({ message }) => message)).toEqual(['d', 'c'])
  await second.close()
})

test('a batch of which one line cannot be kept is not kept at all', async () => {
  const environmentSid = newSid('environment')
  const logs = await openSqliteLogs(file)
  const a = line(environmentSid, 'a')
  await expect(logs.append([a, a])).rejects.toThrow(/UNIQUE/)
  expect(await logs.find(a.sid)).toBeNull()
  await logs.close()
})

test('a file that is no database is told by the code of SQLite, and left alone', async () => {
  await writeFile(file, 'not a database'.repeat(1000))
  await expect(openSqliteLogs(file)).rejects.toMatchObject({ code: 'SQLITE_NOTADB' })
})

test('there is an index in the order of pages, of an environment and of one function', async () => {
  await (await openSqliteLogs(file)).close()
  const sqlite = new SqliteDatabase(file)
  const plan = (where: string) =>
    sqlite
      .prepare(
        `explain query plan select * from logs where environment_sid = 'ZE' ${where}
         and (date_created, seq) < (5, 5) order by date_created desc, seq desc limit 5`,
      )
      .all()
      .map((step) => (step as { detail: string }).detail)
  expect(plan('')).toEqual([
    'SEARCH logs USING INDEX logs_by_environment (environment_sid=? AND date_created<?)',
  ])
  expect(plan("and function_sid = 'ZH'")).toEqual([
    'SEARCH logs USING INDEX logs_by_function (environment_sid=? AND function_sid=? AND date_created<?)',
  ])
  sqlite.close()
})
