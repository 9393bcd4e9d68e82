import type { LogLevel } from '../../contract/logs.ts'
import type { Page, PageQuery } from '../catalog/port.ts'

/** One line a Function wrote, or that Hangar wrote of its run. Time in ms since 1970. */
export interface Log {
  sid: string
  serviceSid: string
  environmentSid: string
  buildSid: string | null
  deploymentSid: string | null
  functionSid: string
  requestSid: string
  level: LogLevel
  message: string
  dateCreated: number
}

/** Which of an Environment's lines; `from` is the first moment that counts, `to` the last. */
export interface LogQuery extends PageQuery {
  functionSid?: string | undefined
  level?: LogLevel | undefined
  from?: number | undefined
  to?: number | undefined
}

/**
 * So much is kept of an Environment: bytes, with LINE_COST for each line beside its message.
 * What Functions can write in 30 days has no other bound.
 */
export const LOG_LIMIT = 64 * 1024 * 1024
export const LINE_COST = 250

/**
 * The port of what Functions write. Lines are kept apart from the catalog: they are many, come
 * at any time, and are worth less than a durable write each.
 */
export interface Logs {
  /**
   * Keeps lines, in their order; a crash of the machine may lose the last second. Who appends
   * dates lines as they come: one dated before those that are kept is missed by who follows.
   * Beyond LOG_LIMIT an Environment loses its oldest lines.
   */
  append(lines: Log[]): Promise<void>
  /** Newest first; lines of one moment keep the order in which they were written. */
  page(environmentSid: string, query: LogQuery): Promise<Page<Log>>
  find(sid: string): Promise<Log | null>
  /** Drops lines older than the time; says how many. For the sweeper. */
  dropBefore(time: number): Promise<number>
  /** Drops all lines of the Environments; when they are deleted. */
  dropEnvironments(environmentSids: string[]): Promise<void>
  close(): Promise<void>
}
