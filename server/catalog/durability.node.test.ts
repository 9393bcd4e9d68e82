import { copyFileSync, mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as passing } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newSid } from '../rules/sids.ts'
import { publishing } from './compliance-drafts.ts'
import {
  NOW,
  newResource,
  newUpload,
  newVariable,
  openSite,
  type Site,
} from './compliance-records.ts'
import { wholeFile } from './compliance-small-files.ts'
import type { Catalog } from './port.ts'
import { openSqliteCatalog, type OpenLog } from './sqlite.node.ts'

/** How long a sync takes here: many turns of the event loop. */
const SLOW = 20

let folder: string
let file: string
let catalog: Catalog
let site: Site
/** The newest copy that a loss of power would leave: what was there when a sync began that has ended. */
let durable: string
let syncs = 0

/** A disk that keeps nothing but what a sync has ended for. */
const openLossyLog: OpenLog = async (opened) => ({
  async sync() {
    const copy = join(folder, `copy-${(syncs += 1)}`)
    mkdirSync(copy)
    copyFileSync(opened, join(copy, 'catalog.db'))
    copyFileSync(`${opened}-wal`, join(copy, 'catalog.db-wal'))
    await passing(SLOW)
    durable = join(copy, 'catalog.db')
  },
  close: async () => {},
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hangar-durable-'))
  file = join(folder, 'catalog.db')
  catalog = await openSqliteCatalog(file, openLossyLog)
  site = await openSite(catalog)
})
afterEach(async () => {
  await catalog.close()
  await rm(folder, { recursive: true })
})

function rowsOf(path: string, sql: string): unknown[] {
  const sqlite = new SqliteDatabase(path)
  try {
    return sqlite.prepare(sql).all()
  } finally {
    sqlite.close()
  }
}

const TABLES = [
  'services',
  'resources',
  'live',
  'changes',
  'uploads',
  'small_files',
  'api_keys',
]
const allRows = (path: string) => TABLES.map((table) => rowsOf(path, `select * from ${table}`))

test('whatever is acknowledged would survive a loss of power', async () => {
  const upload = newUpload(site)
  const resource = newResource(site)
  const key = { sid: newSid('key'), friendlyName: 'k', secretHash: 'h', dateCreated: NOW }
  const whole = wholeFile(site, { sid: newSid('upload') })
  const writes: (() => Promise<unknown>)[] = [
    () => catalog.createUpload(upload),
    () => catalog.reviseUpload({ ...upload, path: '/elsewhere' }),
    () => catalog.extendUpload(upload.sid, upload.dateExpires + 1),
    () => catalog.deleteUpload(upload.sid),
    () => catalog.createResource(resource),
    () => catalog.renameResource(resource.sid, 'renamed', NOW + 1),
    () => catalog.deleteResource(resource.sid),
    () => catalog.createKey(key),
    () => catalog.deleteKey(key.sid),
    () => catalog.commit(publishing(site, [{ path: '/whole' }], { whole })),
    () => catalog.renewBytes(whole.digest, NOW + 1),
    () => catalog.deleteBytes(whole.digest, NOW + 2),
    () => catalog.createVariable(newVariable(site)),
    () => catalog.updateService(site.service.sid, { friendlyName: 'renamed' }, NOW + 1),
  ]
  for (const write of writes) {
    const before = syncs
    await write()
    expect({ write, isSynced: syncs > before }).toEqual({ write, isSynced: true })
    expect({ write, rows: allRows(durable) }).toEqual({ write, rows: allRows(file) })
  }
})

test('writes that come while others are synced are told of when they are durable too', async () => {
  const before = syncs
  const told: string[] = []
  const answered: string[] = []
  catalog.subscribe((event) => {
    if (event.type === 'change') told.push(event.served[0]?.path ?? '')
  })
  const paths = Array.from({ length: 40 }, (_, at) => `/${String(at).padStart(2, '0')}`)
  await Promise.all(
    paths.map(async (path, at) => {
      await passing(at * 3)
      await catalog.commit(publishing(site, [{ path }]))
      answered.push(path)
      expect(rowsOf(durable, 'select path from live')).toContainEqual({ path })
    }),
  )
  expect(told).toEqual(answered)
  expect(syncs - before).toBeLessThan(paths.length)
})

test('an upload that is found is durable, as its client takes it for taken', async () => {
  const upload = newUpload(site, { key: 'k'.repeat(16) })
  const created = catalog.createUpload(upload)
  let found = null
  while (!found) {
    await passing(0)
    found = await catalog.findUploadByKey(site.environment.sid, 'k'.repeat(16))
  }
  expect(rowsOf(durable, 'select sid from uploads')).toEqual([{ sid: upload.sid }])
  await created
})

test('after a sync that failed nothing is acknowledged', async () => {
  const broken = await openSqliteCatalog(join(folder, 'broken.db'), async () => ({
    sync: () => Promise.reject(new Error('the disk is broken')),
    close: async () => {},
  }))
  await expect(openSite(broken)).rejects.toThrow('the disk is broken')
  await expect(broken.deleteKey(newSid('key'))).rejects.toThrow('the disk is broken')
  await broken.close()
})
