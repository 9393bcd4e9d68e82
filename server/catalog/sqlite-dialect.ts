import { SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely'
import { CompiledQuery, type DatabaseConnection, type SqliteDialectConfig } from 'kysely'
import { errorCode } from '../node-home/error-code.ts'
import { CatalogFull } from './port.ts'

/**
 * Kysely's SQLite dialect with three things set right for Hangar: a transaction takes the write
 * lock at its start, so that what it has read stays true until it writes even with a second
 * process about; migrations run in a transaction, so that a crash leaves none half done; and a
 * full disk has the port's name for it.
 */
export class CatalogSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config)
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class ImmediateDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return namingFullDisks(await super.acquireConnection())
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      // A full disk makes SQLite roll back by itself; what it failed with must come out then.
      if (!/no transaction is active/.test(String(error))) throw error
    }
  }
}

function namingFullDisks(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: async (query, options) => {
      try {
        return await connection.executeQuery(query, options)
      } catch (error) {
        throw isFull(error) ? new CatalogFull({ cause: error }) : error
      }
    },
    streamQuery: (query, chunkSize, options) =>
      connection.streamQuery(query, chunkSize, options),
  }
}

/** SHMSIZE: the index of the log could not grow, for which SQLite has no FULL of its own. */
const isFull = (error: unknown) =>
  ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'].includes(errorCode(error))

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
