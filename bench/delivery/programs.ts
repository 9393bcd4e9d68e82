import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'

const INSTALL = 'Debian, Ubuntu: apt-get install nginx-light wrk; macOS: brew install nginx wrk'

const has = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined

/** Ends with a sentence when a program a measurement needs is not installed. */
export function needPrograms(...programs: ('nginx' | 'wrk')[]): void {
  const missing = programs.filter((program) => !has(program, '-v'))
  if (missing.length === 0) return
  console.error(`This measurement needs ${missing.join(' and ')}. ${INSTALL}`)
  process.exit(1)
}

const PINNED = availableParallelism() > 1 && has('taskset', '-V')
/** Servers have the first core and the generator the second, so that neither disturbs the other. */
export const CORES = { server: 0, generator: 1 } as const

/** For programs that may use all there are. */
export const ANY_CORE = null

/** How programs run, for the report. */
export const pinning = PINNED ? 'servers on core 0, wrk on core 1' : 'not pinned'

/** Starts a program, on the core it is given where the system can do that. */
export function start(core: number | null, program: string, args: string[]): ChildProcess {
  const options = { stdio: ['ignore', 'pipe', 'inherit'] } satisfies SpawnOptions
  if (!PINNED || core === ANY_CORE) return spawn(program, args, options)
  return spawn('taskset', ['-c', String(core), program, ...args], options)
}

/** The first line a program prints; it goes on running. */
export async function firstLine(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    if (text.includes('\n')) return text.slice(0, text.indexOf('\n'))
  }
  throw new Error(`a program ended before it was ready: ${text}`)
}

/** Stops a program this script has started. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** A port of this machine's loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
