import { setImmediate as nextTurn } from 'node:timers/promises'
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { chunksOf } from '../catalog/chunks.ts'
import type { Page, RowKey } from '../catalog/port.ts'
import { pageByPlace } from '../catalog/sql-page.ts'
import { dropBeyond } from './drop-beyond.ts'
import { LOG_LIMIT, type Log, type LogQuery, type Logs } from './port.ts'
import { type LogsDatabase, createTables, toLog, toRow } from './sql-rows.ts'

/** How long a write waits for another process's, in ms. */
const BUSY_TIMEOUT = 5000
/** Lines dropped at a time: while SQLite deletes, this process does nothing else. */
const DROPPED_AT_ONCE = 5000

/**
 * Opens the lines in a SQLite file of their own, and makes it when there is none. Throws what
 * SQLite throws; so does `append`, when there is no room left.
 */
export async function openSqliteLogs(file: string, limit = LOG_LIMIT): Promise<Logs> {
  const sqlite = new SqliteDatabase(file, { timeout: BUSY_TIMEOUT })
  const db = new Kysely<LogsDatabase>({ dialect: new SqliteDialect({ database: sqlite }) })
  try {
    sqlite.pragma('journal_mode = wal')
    // Not synced by line: a crash of the machine may cost the last ones, never the file.
    sqlite.pragma('synchronous = normal')
    await createTables(db)
  } catch (error) {
    sqlite.close()
    throw error
  }
  return {
    append: (lines) => append(db, lines, limit),
    page: (environmentSid, query) => page(db, environmentSid, query),
    find: (sid) => find(db, sid),
    dropBefore: (time) => dropBefore(db, time),
    dropEnvironments: (environmentSids) => dropEnvironments(db, environmentSids),
    close: () => db.destroy(),
  }
}

async function append(
  db: Kysely<LogsDatabase>,
  lines: readonly Log[],
  limit: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const chunk of chunksOf(lines)) {
      await trx.insertInto('logs').values(chunk.map(toRow)).execute()
    }
    for (const sid of new Set(lines.map(({ environmentSid }) => environmentSid))) {
      await dropBeyond(trx, sid, limit)
    }
  })
}

async function page(
  db: Kysely<LogsDatabase>,
  environmentSid: string,
  { limit, after, before, functionSid, level, from, to }: LogQuery,
): Promise<Page<Log>> {
  let lines = db.selectFrom('logs').selectAll().where('environment_sid', '=', environmentSid)
  if (functionSid !== undefined) lines = lines.where('function_sid', '=', functionSid)
  if (level !== undefined) lines = lines.where('level', '=', level)
  if (from !== undefined) lines = lines.where('date_created', '>=', from)
  if (to !== undefined) lines = lines.where('date_created', '<=', to)
  const { rows, hasMore } = await pageByPlace(lines, ['date_created', 'seq'], {
    limit,
    after: after && (await placeOf(db, after)),
    before: before && (await placeOf(db, before)),
  })
  return { rows: rows.map(toLog), hasMore }
}

/** The place of the key's line; of one that was dropped, before all others of its moment. */
async function placeOf(db: Kysely<LogsDatabase>, { sid, dateCreated }: RowKey) {
  const found = db.selectFrom('logs').select(['date_created', 'seq']).where('sid', '=', sid)
  const line = await found.executeTakeFirst()
  return line ? ([line.date_created, line.seq] as const) : ([dateCreated, 0] as const)
}

async function find(db: Kysely<LogsDatabase>, sid: string): Promise<Log | null> {
  const row = await db.selectFrom('logs').selectAll().where('sid', '=', sid).executeTakeFirst()
  return row ? toLog(row) : null
}

async function dropBefore(db: Kysely<LogsDatabase>, time: number): Promise<number> {
  const old = selectSeq(db).where('date_created', '<', time)
  return dropAll(db, old.orderBy('date_created').limit(DROPPED_AT_ONCE))
}

async function dropEnvironments(
  db: Kysely<LogsDatabase>,
  environmentSids: readonly string[],
): Promise<void> {
  for (const sid of environmentSids) {
    const own = selectSeq(db).where('environment_sid', '=', sid)
    await dropAll(db, own.limit(DROPPED_AT_ONCE))
  }
}

/** Drops what the query finds, over and over until that is less than it may find. */
async function dropAll(
  db: Kysely<LogsDatabase>,
  some: ReturnType<typeof selectSeq>,
): Promise<number> {
  let dropped = 0
  while (true) {
    const { numDeletedRows } = await db
      .deleteFrom('logs')
      .where('seq', 'in', some)
      .executeTakeFirstOrThrow()
    dropped += Number(numDeletedRows)
    if (numDeletedRows < DROPPED_AT_ONCE) return dropped
    await nextTurn()
  }
}

const selectSeq = (db: Kysely<LogsDatabase>) => db.selectFrom('logs').select('seq')
