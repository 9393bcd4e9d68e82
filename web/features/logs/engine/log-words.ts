import type { Log, LogLevel } from '../../../../contract/logs.ts'

export const LEVEL_LABELS: Record<LogLevel, string> = {
  debug: 'Debug',
  info: 'Info',
  warning: 'Warning',
  error: 'Error',
}

/** The levels in the order of their gravity. */
export const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warning', 'error']

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})

/** The time of day of an ISO date to the millisecond, in the reader's time zone. */
export const timeOf = (isoDate: string) => clock.format(new Date(isoDate))

/** A line as it is copied: whole, with its date in UTC. */
export const copiedLine = ({ date_created, level, message }: Log, path: string | null) =>
  [date_created, level.toUpperCase(), path, message].filter((part) => part !== null).join(' ')

/** `1 line`, `12 lines` */
export const lineCount = (count: number) => (count === 1 ? '1 line' : `${count} lines`)
