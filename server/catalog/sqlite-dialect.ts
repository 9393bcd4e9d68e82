import { SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely'
import { CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely'
import type { SqliteDatabase } from 'kysely'
import { errorCode } from '../node-home/error-code.ts'
import { CatalogFull } from './port.ts'
import type { AnswersAtOnce } from './sql-prepared.ts'

/** Whether a transaction is open; SQLite itself takes longer to say. */
interface Transaction {
  isOpen: boolean
}

/**
 * Kysely's SQLite dialect with four things set right for Hangar: a transaction takes the write
 * lock at its start, so that what it has read stays true until it writes even with a second
 * process about; migrations run in a transaction, so that a crash leaves none half done; a full
 * disk has the port's name for it; and statements can be run at once.
 */
export class CatalogSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase
  readonly #transaction: Transaction = { isOpen: false }
  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database, this.#transaction)
  }
  override createAdapter(): SqliteAdapter {
    return new CatalogAdapter(this.#database, this.#transaction)
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #transaction: Transaction
  constructor(database: SqliteDatabase, transaction: Transaction) {
    super({ database })
    this.#transaction = transaction
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    return namingFullDisks(await super.acquireConnection())
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
    this.#transaction.isOpen = true
  }
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection)
    this.#transaction.isOpen = false
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      // A full disk makes SQLite roll back by itself; what it failed with must come out then.
      if (!/no transaction is active/.test(String(error))) throw error
    } finally {
      this.#transaction.isOpen = false
    }
  }
}

function namingFullDisks(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: async (query, options) => {
      try {
        return await connection.executeQuery(query, options)
      } catch (error) {
        throw named(error)
      }
    },
    streamQuery: (query, chunkSize, options) =>
      connection.streamQuery(query, chunkSize, options),
  }
}

/** SHMSIZE: the index of the log could not grow, for which SQLite has no FULL of its own. */
const isFull = (error: unknown) =>
  ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'].includes(errorCode(error))

/** A full disk by the port's name for it. */
const named = (error: unknown) => (isFull(error) ? new CatalogFull({ cause: error }) : error)

class CatalogAdapter extends SqliteAdapter implements AnswersAtOnce {
  readonly #database: SqliteDatabase
  readonly #transaction: Transaction
  constructor(database: SqliteDatabase, transaction: Transaction) {
    super()
    this.#database = database
    this.#transaction = transaction
  }
  executeNow<Row>({ sql, parameters }: CompiledQuery<Row>): QueryResult<Row> {
    const statement = this.#database.prepare(sql)
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as Kysely does
      if (statement.reader) return { rows: statement.all(parameters) as Row[] }
      return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) }
    } catch (error) {
      throw named(error)
    }
  }
  isAtRest(): boolean {
    return !this.#transaction.isOpen
  }
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
