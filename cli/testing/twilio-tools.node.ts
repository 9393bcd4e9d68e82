import type * as Fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Serverless from '@twilio-labs/serverless-api'
import type * as ServerlessCalls from '@twilio-labs/serverless-api/dist/api/index.js'
import type twilio from 'twilio'
import {
  endChildren,
  startChild,
  type ChildHangar,
} from '../../server/testing/child-hangar.node.ts'
import { startHangar, type Ended, type Running, type Setting } from './run-hangar.node.ts'

const folders: string[] = []

/** For tests: a Hangar of its own for a test file, over an empty data folder; see `endHangars`. */
export async function hangarForClients(
  settings: Record<string, string> = {},
): Promise<ChildHangar> {
  const data = await mkdtemp(join(tmpdir(), 'hangar-clients-'))
  folders.push(data)
  return startChild({ HANGAR_DATA: data, ...settings })
}

/** For afterAll: ends them and removes what they kept. */
export async function endHangars(): Promise<void> {
  await endChildren()
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
}

/** Starts one of Twilio's tools as docs/twilio-tools.md says: `hangar twilio -- …`. */
export function startTool(
  { origin, account }: ChildHangar,
  command: readonly string[],
  { env, ...setting }: Setting = {},
): Running {
  return startHangar(['twilio', '--', ...command], {
    ...setting,
    env: {
      HANGAR_URL: origin,
      HANGAR_ACCOUNT_SID: account.sid,
      HANGAR_AUTH_TOKEN: account.token,
      ...env,
    },
  })
}

/** Runs one of Twilio's tools to its end. */
export const runTool = (...started: Parameters<typeof startTool>): Promise<Ended> =>
  startTool(...started).ended

/** What a script has at hand: Twilio's packages as they are, and Node. */
export interface Packages {
  twilio: typeof twilio
  serverless: typeof Serverless
  /** The single calls of which `serverless` is made; Twilio's plugins use them too. */
  calls: typeof ServerlessCalls
  fs: typeof Fs
  /** How a call failed, or null. */
  reasonOf: (call: Promise<unknown>) => Promise<Reason | null>
}

export interface Reason {
  /** Of the error's class, such as RestException. */
  kind: string
  name: string
  message: string
  status?: number
  code?: number
  moreInfo?: string
}

/**
 * Runs a script of a user's in a process of its own, as `hangar twilio -- node script.mjs`,
 * and gives what it returns. The script is sent as text: it sees nothing from outside itself,
 * and what goes in and out is JSON.
 */
export async function runScript<Input, Output>(
  hangar: ChildHangar,
  script: (packages: Packages, input: Input) => Promise<Output>,
  input: Input,
): Promise<Output> {
  const source = `
    import { createRequire } from 'node:module'
    import fs from 'node:fs'
    const require = createRequire(${JSON.stringify(import.meta.url)})
    const reasonOf = (call) => call.then(
      () => null,
      ({ name, message, status, code, moreInfo, constructor: { name: kind } }) =>
        ({ kind, name, message, status, code, moreInfo }),
    )
    const packages = {
      twilio: require('twilio'),
      serverless: require('@twilio-labs/serverless-api'),
      calls: require('@twilio-labs/serverless-api/dist/api/index.js'),
      fs,
      reasonOf,
    }
    const output = await (${script.toString()})(packages, ${JSON.stringify(input)})
    process.stdout.write(JSON.stringify({ output }))`
  const command = [process.execPath, '--input-type=module', '-e', source]
  const { code, stdout, stderr } = await runTool(hangar, command)
  if (code !== 0) throw new Error(`the script ended with ${code}: ${stderr}${stdout}`)
  return (JSON.parse(stdout) as { output: Output }).output
}
