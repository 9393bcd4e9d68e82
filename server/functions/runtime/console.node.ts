import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { log } from './call.node.ts'

type Level = Parameters<typeof log>[0]

/** Methods that do not go where their stream goes. */
const LEVELS: Partial<Record<keyof Console, Level>> = {
  debug: 'debug',
  warn: 'warning',
  trace: 'debug',
}

/**
 * Sends what is written by console.*, process.stdout and process.stderr to the log: info, but
 * for console.debug (debug), console.warn (warning), console.error and stderr (error).
 */
export function captureConsole(): void {
  const usual = consoleOf('info', 'error')
  Object.assign(console, usual)
  for (const [name, level] of Object.entries(LEVELS)) {
    Object.assign(console, { [name]: Reflect.get(consoleOf(level, level), name) })
  }
  for (const [name, level] of [
    ['stdout', 'info'],
    ['stderr', 'error'],
  ] as const) {
    Object.defineProperty(process, name, { value: lines(level), configurable: true })
  }
}

const consoleOf = (level: Level, errors: Level) =>
  new Console({ stdout: lines(level), stderr: lines(errors), colorMode: false })

/** A stream whose every write is a line. */
const lines = (level: Level) =>
  new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      log(level, String(chunk).replace(/\n$/, ''))
      done()
    },
  })
