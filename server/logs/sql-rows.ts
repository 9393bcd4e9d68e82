import { sql, type Generated, type Kysely, type Selectable } from 'kysely'
import type { LogLevel } from '../../contract/logs.ts'
import { LINE_COST, type Log } from './port.ts'

/** The lines, and how many bytes each Environment has; ids are SIDs, times integer milliseconds since 1970. */
export interface LogsDatabase {
  logs: LogsTable
  log_sizes: { environment_sid: string; size: number }
}

interface LogsTable {
  /** Counts up: lines of one moment are told apart by it, in their order. */
  seq: Generated<number>
  sid: string
  service_sid: string
  environment_sid: string
  build_sid: string | null
  deployment_sid: string | null
  function_sid: string
  request_sid: string
  level: LogLevel
  message: string
  date_created: number
}

/** Makes the tables where there are none. Every index ends with the row's `seq`, as all do in SQLite. */
export async function createTables(db: Kysely<LogsDatabase>): Promise<void> {
  await db.schema
    .createTable('logs')
    .ifNotExists()
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('sid', 'text', (column) => column.notNull().unique())
    .addColumn('service_sid', 'text', (column) => column.notNull())
    .addColumn('environment_sid', 'text', (column) => column.notNull())
    .addColumn('build_sid', 'text')
    .addColumn('deployment_sid', 'text')
    .addColumn('function_sid', 'text', (column) => column.notNull())
    .addColumn('request_sid', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('date_created', 'bigint', (column) => column.notNull())
    .execute()
  const indexes = {
    logs_by_date: ['date_created'],
    logs_by_environment: ['environment_sid', 'date_created'],
    logs_by_function: ['environment_sid', 'function_sid', 'date_created'],
  }
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema.createIndex(name).ifNotExists().on('logs').columns(columns).execute()
  }
  await db.transaction().execute(createSizes)
}

/**
 * Makes the table of sizes, which triggers keep in step with the lines. In bytes: the length of
 * a text would end at its first NUL, which a Function may write.
 */
async function createSizes(db: Kysely<LogsDatabase>): Promise<void> {
  const tables = await db.introspection.getTables()
  if (tables.some(({ name }) => name === 'log_sizes')) return
  await db.schema
    .createTable('log_sizes')
    .addColumn('environment_sid', 'text', (column) => column.primaryKey())
    .addColumn('size', 'bigint', (column) => column.notNull())
    .execute()
  const cost = sql.lit(LINE_COST)
  await sql`insert into log_sizes select environment_sid, sum(octet_length(message) + ${cost})
    from logs group by environment_sid`.execute(db)
  await sql`create trigger logs_grow after insert on logs begin
    insert into log_sizes values (new.environment_sid, octet_length(new.message) + ${cost})
    on conflict do update set size = size + excluded.size; end`.execute(db)
  await sql`create trigger logs_shrink after delete on logs begin
    update log_sizes set size = size - octet_length(old.message) - ${cost}
    where environment_sid = old.environment_sid;
    delete from log_sizes where environment_sid = old.environment_sid and size <= 0;
    end`.execute(db)
}

/** Makes the row of a line that is to be kept. */
export function toRow(line: Log) {
  return {
    sid: line.sid,
    service_sid: line.serviceSid,
    environment_sid: line.environmentSid,
    build_sid: line.buildSid,
    deployment_sid: line.deploymentSid,
    function_sid: line.functionSid,
    request_sid: line.requestSid,
    level: line.level,
    message: line.message,
    date_created: line.dateCreated,
  }
}

/** Makes the line of a row. */
export function toLog(row: Selectable<LogsTable>): Log {
  return {
    sid: row.sid,
    serviceSid: row.service_sid,
    environmentSid: row.environment_sid,
    buildSid: row.build_sid,
    deploymentSid: row.deployment_sid,
    functionSid: row.function_sid,
    requestSid: row.request_sid,
    level: row.level,
    message: row.message,
    dateCreated: row.date_created,
  }
}
