import { spawn } from 'node:child_process'
import { basename } from 'node:path'
import { errorCode } from '../node-home/error-code.ts'
import { InstallFailed } from './installer.ts'

export interface NpmRun {
  folder: string
  args: string[]
  /** Of the process Hangar runs in; npm gets what it needs of it. */
  env: NodeJS.ProcessEnv
  /** In ms. */
  limit: number
  /** Ends npm at once. */
  stop: AbortSignal
}

/** More than this of npm's words nobody reads. */
const WORDS = 64 * 1024

/** What may decide how npm reaches a registry, and nothing else: Hangar's own secrets stay. */
const NEEDED =
  /^(?:PATH|HOME|USER|LOGNAME|LANG|TMPDIR|TEMP|TMP|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|ComSpec|PATHEXT|HTTPS?_PROXY|NO_PROXY|ALL_PROXY|SSL_CERT_(?:FILE|DIR)|NODE_EXTRA_CA_CERTS|npm_config_.*)$/i

/** Those that npm sets for what it runs: where Hangar lies is not where packages shall go. */
const PLACES = /^npm_config_(?:local_prefix|prefix|dir|node_gyp|user_agent|init_module)$/i

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
  const give = (reason: InstallFailed) => {
    endGroup(child.pid, isPosix)
    reject(reason)
  }
  const stopped = () => give(new InstallFailed('Hangar was stopped meanwhile. Build again.'))
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

function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => NEEDED.test(name) && !PLACES.test(name))
  return Object.fromEntries(kept)
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
