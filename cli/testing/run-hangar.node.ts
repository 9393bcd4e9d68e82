import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { errorCode } from '../../server/node-home/error-code.ts'

const HANGAR = fileURLToPath(new URL('../hangar.mjs', import.meta.url))

/** How `hangar` ended, and what was said. */
export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

export interface Running {
  process: ChildProcess
  ended: Promise<Ended>
  /** Resolves once this has been said on stdout. */
  said(text: string): Promise<void>
}

export interface Setting {
  env?: Record<string, string>
  cwd?: string
  /** All that is on its stdin. */
  input?: string
}

/** For tests: a folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hangar-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/**
 * For tests: starts the command `hangar`, deaf to the developer's own settings, credentials
 * and proxies. It does not outlive the test.
 */
export function startHangar(
  args: readonly string[],
  { env = {}, cwd, input = '' }: Setting = {},
): Running {
  const child = spawn(process.execPath, [HANGAR, ...args], {
    env: { ...neutralEnvironment(), ...env },
    ...(cwd !== undefined && { cwd }),
    stdio: 'pipe',
    detached: true,
  })
  onTestFinished(() => killGroup(child))
  child.stdin.end(input)
  const output = { stdout: '', stderr: '' }
  child.stderr.setEncoding('utf8').on('data', (part: string) => void (output.stderr += part))
  child.stdout.setEncoding('utf8').on('data', (part: string) => void (output.stdout += part))
  const ended = Promise.withResolvers<Ended>()
  child.once('close', (code, signal) => ended.resolve({ code, signal, ...output }))
  return { process: child, ended: ended.promise, said: (text) => said(child, output, text) }
}

/** Runs `hangar` to its end. */
export const runHangar = (args: readonly string[], setting?: Setting): Promise<Ended> =>
  startHangar(args, setting).ended

/** With all that it has started; none of them are left unless the test failed. */
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

function said(
  child: ChildProcess,
  output: Pick<Ended, 'stdout' | 'stderr'>,
  text: string,
): Promise<void> {
  const heard = Promise.withResolvers<void>()
  const listen = () => {
    if (output.stdout.includes(text)) heard.resolve()
  }
  listen()
  child.stdout?.on('data', listen)
  child.once('close', () =>
    heard.reject(new Error(`it never said "${text}": ${output.stderr}`)),
  )
  return heard.promise
}

function neutralEnvironment(): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:HANGAR_|TWILIO_|ACCOUNT_SID$|AUTH_TOKEN$|NODE_EXTRA_CA_CERTS$)|_proxy$/i.test(name),
  )
  // No data folder is here: what the developer's own Hangar keeps is no business of a test.
  return { ...Object.fromEntries(own), HANGAR_DATA: join(tmpdir(), 'hangar-test-none') }
}
