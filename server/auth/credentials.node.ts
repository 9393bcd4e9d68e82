import { chmod, readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { sidSchema } from '../../contract/sids.ts'
import { writeDurably } from '../node-home/durable-file.node.ts'
import { whenMissing } from '../node-home/error-code.ts'
import { newSid, randomHex } from '../rules/sids.ts'
import { StartProblem } from '../node-home/start-problem.node.ts'
import type { SessionKeys } from './sessions.ts'

/** What the environment prescribes; null where it is silent. */
export interface GivenCredentials {
  accountSid: string | null
  authToken: string | null
}

export interface OpenedCredentials {
  keys: SessionKeys
  /** Sentences for the person who started Hangar. */
  warnings: string[]
}

const keptSchema = z.object({
  account_sid: sidSchema('account').optional(),
  auth_token: z.string().min(1).optional(),
  session_secret: z.string().min(32),
})
type Kept = z.infer<typeof keptSchema>

/**
 * The account's credentials: those of the environment, else those kept in the file, else new
 * ones, which are kept there with mode 0600. What the environment gives is never written down.
 */
export async function openCredentials(
  file: string,
  given: GivenCredentials,
): Promise<OpenedCredentials> {
  const warnings = await tighten(file)
  const before = await readKept(file)
  const kept: Kept = {
    account_sid: before?.account_sid ?? (given.accountSid ? undefined : newSid('account')),
    auth_token: before?.auth_token ?? (given.authToken ? undefined : randomHex(16)),
    session_secret: before?.session_secret ?? randomHex(32),
  }
  if (JSON.stringify(kept) !== JSON.stringify(before)) {
    await writeDurably(file, `${JSON.stringify(kept, null, 2)}\n`, 0o600)
  }
  const keys = {
    accountSid: given.accountSid ?? kept.account_sid ?? '',
    authToken: given.authToken ?? kept.auth_token ?? '',
    sessionSecret: kept.session_secret,
  }
  return { keys, warnings }
}

async function readKept(file: string): Promise<Kept | null> {
  const text = await readFile(file, 'utf8').catch(whenMissing(null))
  if (text === null) return null
  try {
    const { account_sid, auth_token, session_secret } = keptSchema.parse(JSON.parse(text))
    return { account_sid, auth_token, session_secret }
  } catch (cause) {
    throw new StartProblem(
      `The credentials in ${file} are damaged; restore the file from a backup, or delete it ` +
        'to get a new account SID and auth token (all scripts and sessions must then sign in anew).',
      { cause },
    )
  }
}

/** Windows has no such modes; there the folder's own rights must do. */
async function tighten(file: string): Promise<string[]> {
  const state = await stat(file).catch(whenMissing(null))
  if (!state || process.platform === 'win32' || (state.mode & 0o077) === 0) return []
  await chmod(file, 0o600)
  return [
    `${file} could be read by other users of this machine; it is closed to them now. ` +
      'If someone may have read it, delete it to get a new auth token.',
  ]
}
