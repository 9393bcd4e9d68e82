import { spawn } from 'node:child_process'
import { basename } from 'node:path'
import { errorCode } from '../node-home/error-code.ts'
import { InstallFailed } from './installer.ts'
import { npmEnvironment } from './npm-environment.ts'

export interface NpmRun {
  folder: string
  args: string[]
  /** Of the process Hangar runs in; npm gets what it needs of it. */
  env: NodeJS.ProcessEnv
  /** In ms. */
  limit: number
  /** Ends npm at once; its reason is what the run rejects with. */
  stop: AbortSignal
}

/** More than this of npm's words nobody reads. */
const WORDS = 64 * 1024

/** Runs npm; resolves with how it ended and what it said on stdout. Throws InstallFailed. */
export function runNpm(run: NpmRun): Promise<{ code: number | null; stdout: string }> {
  const { folder, args, env, limit, stop } = run
  const [command = '', ...first] = npmCommand(env)
  const { promise, resolve, reject } = Promise.withResolvers<{
    code: number | null
    stdout: string
  }>()
  const isPosix = process.platform !== 'win32'
  const child = spawn(command, [...first, ...args], {
    cwd: folder,
    env: npmEnvironment(env),
    stdio: ['ignore', 'pipe', 'ignore'],
    // npm starts others; a group can be ended as one.
    detached: isPosix,
  })
  let stdout = ''
  const give = (reason: unknown) => {
    endGroup(child.pid, isPosix)
    reject(reason)
  }
  const stopped = () => give(stop.reason)
  const timer = setTimeout(() => give(tooLong()), limit)
  stop.addEventListener('abort', stopped)
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (stdout.length < WORDS) stdout += chunk
  })
  child.on('error', (error) => reject(notStarted(error)))
  child.on('close', (code) => resolve({ code, stdout }))
  return promise.finally(() => {
    clearTimeout(timer)
    stop.removeEventListener('abort', stopped)
  })
}

/** The npm that started Hangar, or else the one in the path. */
function npmCommand({ npm_execpath: script }: NodeJS.ProcessEnv): string[] {
  const isNpm = script !== undefined && /^npm(?:-cli)?\.[cm]?js$/.test(basename(script))
  return isNpm ? [process.execPath, script] : ['npm']
}

function endGroup(pid: number | undefined, isPosix: boolean): void {
  if (pid === undefined) return
  try {
    process.kill(isPosix ? -pid : pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

const tooLong = () =>
  new InstallFailed(
    'npm took too long and was ended. Build again; if it takes as long again, the registry is slow or the packages are too many.',
  )

function notStarted(cause: Error): InstallFailed {
  const message =
    errorCode(cause) === 'ENOENT'
      ? 'npm was not found on the server. Start Hangar with `npm start`, or put npm into its PATH.'
      : `npm could not be started (${cause.message}).`
  return new InstallFailed(message, { cause })
}
