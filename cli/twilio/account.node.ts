import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { isLoopback } from '../../server/node-home/origins.ts'
import { CommandProblem } from '../problem.ts'
import type { Account, Env } from './child-environment.ts'
import { bareHost } from './hosts.ts'

/** Where `npm start` keeps its data unless told otherwise. */
const DATA = fileURLToPath(new URL('../../data', import.meta.url))

const keptSchema = z.object({ account_sid: z.string(), auth_token: z.string() })

/** Whose they are decides what is said when Hangar refuses them. */
export interface FoundAccount extends Account {
  place: string
}

/**
 * The account to give to the command: that of HANGAR_*; else none if the user gives Twilio's
 * own variables; else that of the Hangar on this machine, if its data folder is ours to read.
 * Throws CommandProblem when only half of it is given.
 */
export async function findAccount(env: Env, hangar: URL): Promise<FoundAccount | null> {
  const { HANGAR_ACCOUNT_SID: accountSid, HANGAR_AUTH_TOKEN: authToken } = env
  if (accountSid && authToken) {
    return { accountSid, authToken, place: 'HANGAR_ACCOUNT_SID and HANGAR_AUTH_TOKEN' }
  }
  if (accountSid || authToken) {
    throw new CommandProblem(
      'Only one of HANGAR_ACCOUNT_SID and HANGAR_AUTH_TOKEN is set; set both, or neither.',
    )
  }
  if (TWILIO_VARIABLES.some((name) => env[name]) || !isLoopback(bareHost(hangar.hostname)))
    return null
  return readKept(join(env.HANGAR_DATA || DATA, 'credentials.json'))
}

const TWILIO_VARIABLES = [
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_API_KEY',
  'TWILIO_API_SECRET',
]

/** Null unless the file is there, ours to read, and whole. */
async function readKept(file: string): Promise<FoundAccount | null> {
  try {
    const kept = keptSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    return { accountSid: kept.account_sid, authToken: kept.auth_token, place: file }
  } catch {
    return null
  }
}
