import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { NOW } from './compliance-records.ts'
import type { Catalog } from './port.ts'
import { openSqliteCatalog, type OpenLog } from './sqlite.node.ts'

let folder: string
let file: string
let catalog: Catalog
/** Ends the syncs that are under way. */
let ends: (() => void)[]

/** A log whose syncs take until the test ends them. */
const openHeldLog: OpenLog = async () => ({
  sync: () => new Promise<void>((end) => void ends.push(end)),
  close: async () => {},
})

beforeEach(async () => {
  ends = []
  folder = await mkdtemp(join(tmpdir(), 'hangar-writer-'))
  file = join(folder, 'catalog.db')
  catalog = await openSqliteCatalog(file, openHeldLog)
})
afterEach(async () => {
  await catalog.close()
  await rm(folder, { recursive: true })
})

const write = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    catalog.createKey({
      sid: newSid('key'),
      friendlyName: String(index),
      secretHash: 'h',
      dateCreated: NOW,
    }),
  )

/** How many of the writes another process would see. */
async function committed(): Promise<number> {
  for (let turns = 0; turns < 20; turns += 1) await turn()
  const sqlite = new SqliteDatabase(file, { readonly: true })
  const row = sqlite
    .prepare<[], { keys: number }>('select count(*) as keys from api_keys')
    .get()
  sqlite.close()
  return row?.keys ?? 0
}

const endSync = () => ends.shift()?.()

it('commits few writes together once the sync under way has ended', async () => {
  const first = write(1)
  expect(await committed()).toBe(1)
  const few = write(2)
  expect(await committed()).toBe(1)
  few.push(...write(3))
  endSync()
  await Promise.all(first)
  expect(await committed()).toBe(6)
  expect(ends, 'one sync for all of them').toHaveLength(1)
  endSync()
  await Promise.all(few)
})

it('commits many beside the sync under way, and answers none before its own', async () => {
  const first = write(1)
  expect(await committed()).toBe(1)
  const many = write(40)
  const answered = Promise.race(many).then(() => 'answered')
  expect(await committed()).toBe(41)
  endSync()
  await Promise.all(first)
  expect(await Promise.race([answered, committed().then(() => 'waiting')])).toBe('waiting')
  endSync()
  await Promise.all(many)
})
