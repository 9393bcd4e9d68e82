import { SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely'
import { CompiledQuery, type DatabaseConnection, type SqliteDialectConfig } from 'kysely'

/**
 * Kysely's SQLite dialect with two things set right for Hangar: a transaction takes the write
 * lock at its start, so that what it has read stays true until it writes even with a second
 * process about; and migrations run in a transaction, so that a crash leaves none half done.
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
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
