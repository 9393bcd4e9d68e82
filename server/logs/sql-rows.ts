import type { Generated, Kysely, Selectable } from 'kysely'
import type { LogLevel } from '../../contract/logs.ts'
import type { Log } from './port.ts'

/** The one table of lines; ids are SIDs, times integer milliseconds since 1970. */
export interface LogsDatabase {
  logs: LogsTable
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

/** Makes the table where there is none. Every index ends with the row's `seq`, as all do in SQLite. */
export async function createTable(db: Kysely<LogsDatabase>): Promise<void> {
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
