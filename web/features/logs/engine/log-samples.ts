import type { Log, LogPage } from '../../../../contract/logs.ts'

/** A line of a log, for tests; `number` makes its SID and its time. */
export const logSample = (number: number, known: Partial<Log> = {}): Log => ({
  sid: `NO${String(number).padStart(32, '0')}`,
  environment_sid: `ZE${'1'.repeat(32)}`,
  build_sid: null,
  deployment_sid: null,
  function_sid: `ZH${'1'.repeat(32)}`,
  request_sid: `RQ${'1'.repeat(32)}`,
  level: 'info',
  message: `line ${number}`,
  date_created: new Date(Date.UTC(2026, 9, 1) + number * 1000).toISOString(),
  ...known,
})

/** A page of lines with these numbers, as the server orders them: newest first. */
export const logPageSample = (numbers: number[], next: string | null = null): LogPage => ({
  logs: numbers.toSorted((a, b) => b - a).map((number) => logSample(number)),
  next_cursor: next,
  newer_cursor: numbers.length === 0 ? null : `after-${Math.max(...numbers)}`,
})
