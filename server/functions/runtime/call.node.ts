import { AsyncLocalStorage } from 'node:async_hooks'
import { BOUNDS } from './bounds.ts'
import { say } from './link.node.ts'
import type { Said } from './messages.ts'

type Level = Extract<Said, { type: 'log' }>['level']

/** One run of a handler, as everything that it starts sees it. */
export interface Call {
  requestSid: string
  answered: boolean
  lines: number
  length: number
}

const calls = new AsyncLocalStorage<Call>()
let latest: Call | null = null

export function newCall(requestSid: string): Call {
  latest = { requestSid, answered: false, lines: 0, length: 0 }
  return latest
}

/** Runs an act so that all it logs, however late, is logged under the call. */
export const within = (call: Call, act: () => void): void => calls.run(call, act)

/** The call whose code runs now; the latest one where that is not known. */
export const currentCall = (): Call | null => calls.getStore() ?? latest

/** Writes a line into the log, within the bounds of the call; said once when they are passed. */
export function log(level: Level, message: string, call = currentCall()): void {
  if (!call || call.lines > BOUNDS.logLines) return
  const { requestSid } = call
  const room = call.lines === BOUNDS.logLines ? 0 : BOUNDS.logLength - call.length
  call.lines += 1
  call.length += message.length
  const part = message.slice(0, room)
  if (part !== '' || room > 0) say({ type: 'log', requestSid, level, message: part })
  if (part.length === message.length && room > 0) return
  call.lines = BOUNDS.logLines + 1
  const told =
    `The log of this request ends here: it may have ${BOUNDS.logLines} lines and ` +
    `${BOUNDS.logLength / 1024} KB.`
  say({ type: 'log', requestSid, level: 'warning', message: told })
}
