import type { LogLevel } from '../../contract/logs.ts'
import type { Log, Logs } from '../logs/port.ts'
import { newSid } from '../rules/sids.ts'

/** Of which run a line is. */
export type LineOf = Pick<
  Log,
  'serviceSid' | 'environmentSid' | 'buildSid' | 'deploymentSid' | 'functionSid' | 'requestSid'
>

/** Takes lines as they come and writes them in batches. */
export interface LogSink {
  write(of: LineOf, level: LogLevel, message: string): void
  /** Writes what is left. */
  close(): Promise<void>
}

/** How long a line may wait, in ms: those who watch shall not. */
const PATIENCE = 100
/** More than this is not held; a log that cannot keep up must not fill the memory. */
const HELD = 20_000
const HELD_CHARACTERS = 16 * 1024 * 1024

export function createLogSink(
  logs: Pick<Logs, 'append'>,
  clock: () => number,
  onError: (error: unknown) => void,
): LogSink {
  let lines: Log[] = []
  let held = 0
  let lost = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()

  const append = async (batch: Log[]) => {
    try {
      await logs.append(batch)
    } catch (error) {
      onError(error)
    }
  }
  const flush = async () => {
    await writing
    if (lost > 0) onError(tooFast(lost))
    lost = 0
    const batch = lines
    lines = []
    held = 0
    if (batch.length > 0) await append(batch)
  }
  const write: LogSink['write'] = (of, level, message) => {
    const length = held + message.length
    if (lines.length >= HELD || length > HELD_CHARACTERS) return void (lost += 1)
    held = length
    lines.push({ ...of, sid: newSid('log'), level, message, dateCreated: clock() })
    timer ??= setTimeout(() => {
      timer = undefined
      writing = flush()
    }, PATIENCE)
  }
  return {
    write,
    async close() {
      clearTimeout(timer)
      await flush()
    },
  }
}

const tooFast = (lost: number) =>
  new Error(`${lost} lines of Functions were lost: they came faster than they could be written`)
