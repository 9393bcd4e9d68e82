import SqliteDatabase from 'better-sqlite3'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { Kysely, type SqliteStatement } from 'kysely'
import { type Catalog, CatalogFull } from './port.ts'
import { createSqlCatalog } from './sql-catalog.ts'
import { migrateCatalog, refuseNewer } from './sql-migrations.ts'
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

/**
 * Opens the catalog in a SQLite file, makes it when there is none, and brings it up to date.
 * What is acknowledged survives a loss of power. Throws CatalogTooNew, and what SQLite throws.
 */
export function openSqliteCatalog(file: string): Promise<Catalog> {
  return catalogOver(new SqliteDatabase(file, { timeout: BUSY_TIMEOUT }))
}

/** The catalog over an open database, which it owns and closes, also when it cannot be used. */
export async function catalogOver(sqlite: SqliteDatabase.Database): Promise<Catalog> {
  const database = { prepare: preparedOnce(sqlite), close: () => void sqlite.close() }
  const db = new Kysely<Database>({ dialect: new CatalogSqliteDialect(database) })
  try {
    await refuseNewer(db)
    configure(sqlite)
    await migrateCatalog(db)
  } catch (error) {
    sqlite.close()
    // Who opens a file wants to know what is wrong with it, which SQLite's code says best.
    throw error instanceof CatalogFull ? error.cause : error
  }
  return createSqlCatalog(db, endOfTurn)
}

/** Sets what Hangar relies on: a commit is on disk when it returns, and rows go with parents. */
export function configure(sqlite: SqliteDatabase.Database): void {
  sqlite.pragma('journal_mode = wal')
  sqlite.pragma('synchronous = full')
  sqlite.pragma('foreign_keys = on')
  sqlite.pragma(`cache_size = -${CACHE_KIB}`)
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
}

/** Kysely prepares anew for every query; the same text can share one statement. */
function preparedOnce(sqlite: SqliteDatabase.Database): (text: string) => SqliteStatement {
  const statements = new Map<string, SqliteStatement>()
  return (text) => {
    const known = statements.get(text)
    if (known) return known
    const statement = sqlite.prepare(text)
    const oldest = statements.keys().next()
    if (statements.size >= STATEMENTS && !oldest.done) statements.delete(oldest.value)
    statements.set(text, statement)
    return statement
  }
}
