import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import v8 from 'node:v8'

/**
 * Takes away what Node's permission model leaves open: signals to other processes of the same
 * user (SIGUSR1 would open a debugger in Hangar), their priority, and V8's flags, of which some
 * switch safety off. Must run before any code of a Function.
 */
export function harden(): void {
  const kill = killOf(process)
  const { setPriority } = os
  replace(process, 'kill', (pid: unknown, signal: NodeJS.Signals | number = 'SIGTERM') => {
    if (pid !== process.pid) throw denied('process.kill')
    const number = typeof signal === 'number' ? signal : os.constants.signals[signal]
    return kill?.(process.pid, number) === 0
  })
  for (const name of ['_kill', '_debugProcess', '_debugEnd']) replace(process, name, undefined)
  replace(os, 'setPriority', (pid: unknown, priority?: number) => {
    if (priority !== undefined && pid !== 0 && pid !== process.pid) {
      throw denied('os.setPriority')
    }
    setPriority(Number(priority ?? pid))
  })
  replace(v8, 'setFlagsFromString', () => {
    throw denied('v8.setFlagsFromString')
  })
  syncBuiltinESMExports()
}

/** For good: what cannot be configured cannot be put back either. */
const replace = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { value, writable: false, configurable: false })

/** The call behind process.kill, which looks it up by its name. */
function killOf(target: object): ((pid: number, signal: number) => number) | undefined {
  const kill: unknown = Reflect.get(target, '_kill')
  return isKill(kill) ? kill : undefined
}

const isKill = (value: unknown): value is (pid: number, signal: number) => number =>
  typeof value === 'function'

/** As Node's permission model says it. */
function denied(name: string): Error {
  const error = new Error(`Access to ${name} has been restricted: Functions are kept apart.`)
  return Object.assign(error, { code: 'ERR_ACCESS_DENIED' })
}
