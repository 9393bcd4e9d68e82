import SqliteDatabase from 'better-sqlite3'
import { close, fdatasync, open } from 'node:fs'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Kysely, type SqliteStatement } from 'kysely'
import { type Catalog, CatalogFull } from './port.ts'
import { createSqlCatalog } from './sql-catalog.ts'
import { migrateCatalog, refuseNewer } from './sql-migrations.ts'
import type { Durability } from './sql-writer.ts'
import { CatalogSqliteDialect } from './sqlite-dialect.ts'
import type { Database } from './tables.ts'

/** How long a write waits for another process's, in ms. */
const BUSY_TIMEOUT = 5000
/** SQLite's own 2 MiB makes bulk writes to a large catalog several times slower. */
const CACHE_KIB = 32 * 1024
/**
 * Pages of the log that are written back at once: small ones are written again and again, of which
 * only the last counts. 64 MiB of log take about 0.1 s to write back.
 */
const CHECKPOINT_PAGES = 16_384
/** Prepared statements kept; lists of odd lengths would otherwise pile up. */
const STATEMENTS = 200

/** Opens the log of writes to make it durable; null where there is none. */
export type OpenLog = (file: string) => Promise<SyncedLog | null>

/** The log that SQLite writes commits to. */
interface SyncedLog {
  /** Resolves when all that was written before is on the disk. */
  sync: () => Promise<void>
  close: () => Promise<void>
}

/**
 * Opens the catalog in a SQLite file, makes it when there is none, and brings it up to date.
 * What is acknowledged survives a loss of power. Throws CatalogTooNew, and what SQLite throws.
 */
export function openSqliteCatalog(file: string, openLog?: OpenLog): Promise<Catalog> {
  return catalogOver(new SqliteDatabase(file, { timeout: BUSY_TIMEOUT }), openLog)
}

/** The catalog over an open database, which it owns and closes, also when it cannot be used. */
export async function catalogOver(
  sqlite: SqliteDatabase.Database,
  openLog: OpenLog = openWriteAheadLog,
): Promise<Catalog> {
  const database = { prepare: preparedOnce(sqlite), close: () => void sqlite.close() }
  const db = new Kysely<Database>({ dialect: new CatalogSqliteDialect(database) })
  try {
    await refuseNewer(db)
    configure(sqlite)
    await migrateCatalog(db)
    return createSqlCatalog(db, await durabilityOf(sqlite, openLog))
  } catch (error) {
    sqlite.close()
    // Who opens a file wants to know what is wrong with it, which SQLite's code says best.
    throw error instanceof CatalogFull ? error.cause : error
  }
}

/** Sets what Hangar relies on: a commit is on disk when it returns, and rows go with parents. */
export function configure(sqlite: SqliteDatabase.Database): void {
  sqlite.pragma('journal_mode = wal')
  sqlite.pragma('synchronous = full')
  sqlite.pragma('foreign_keys = on')
  sqlite.pragma(`cache_size = -${CACHE_KIB}`)
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
}

/**
 * Leaves syncing the log after each commit to the thread pool, as SQLite would do it itself on
 * the main thread; with `normal` it still syncs all that keeps the catalog whole: the head of a
 * log that begins anew, and both files when the log is written back.
 */
async function durabilityOf(
  sqlite: SqliteDatabase.Database,
  openLog: OpenLog,
): Promise<Durability> {
  const hasLog = sqlite.pragma('journal_mode', { simple: true }) === 'wal'
  const log = hasLog ? await openLog(sqlite.name) : null
  if (!log) return { gathered: endOfTurn, sync: async () => {}, close: async () => {} }
  sqlite.pragma('synchronous = normal')
  return { gathered: endOfTurn, ...log }
}

/** SQLite holds no lock on this file, which closing a second descriptor would release. */
const openWriteAheadLog: OpenLog = async (file) => {
  const log = await promisify(open)(`${file}-wal`, 'r+')
  return { sync: () => promisify(fdatasync)(log), close: () => promisify(close)(log) }
}

/** Kysely prepares anew for every query; the same text can share one statement. */
function preparedOnce(sqlite: SqliteDatabase.Database): (text: string) => SqliteStatement {
  const statements = new Map<string, SqliteStatement>()
  return (text) => {
    const known = statements.get(text)
    const statement = known ?? sqlite.prepare(text)
    // Put at the end again when it is used: what is oldest by then is what nobody asks for.
    if (known) statements.delete(text)
    const oldest = statements.keys().next()
    if (statements.size >= STATEMENTS && !oldest.done) statements.delete(oldest.value)
    statements.set(text, statement)
    return statement
  }
}
