import { z } from 'zod'
import { ERRORS } from '../../contract/errors.ts'
import { CommandProblem } from '../problem.ts'
import type { FoundAccount } from './account.node.ts'
import type { Env } from './child-environment.ts'

const DEFAULT_URL = 'http://127.0.0.1:4000'
const PATIENCE = 10_000

/** Where Hangar's API is, from HANGAR_URL. Throws CommandProblem for what is no origin. */
export function readHangarUrl({ HANGAR_URL: given }: Env): URL {
  const url = URL.parse(given?.trim() || DEFAULT_URL)
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (isOrigin) return url
  throw new CommandProblem(
    `HANGAR_URL must be an http or https URL without path, such as ${DEFAULT_URL}, but is "${given}".`,
  )
}

/**
 * Finds out before the command begins whether a Hangar answers there, and knows the account.
 * Throws CommandProblem with what to do.
 */
export async function checkHangar(hangar: URL, account: FoundAccount | null): Promise<void> {
  const answer = await askForServices(hangar, account)
  if (answer.ok) return
  const { code } = errorSchema.safeParse(await answer.json().catch(() => null)).data ?? {}
  if (code === ERRORS.not_authenticated.code) {
    if (account) throw new CommandProblem(refusedAccount(hangar, account.place))
    return
  }
  throw new CommandProblem(
    `What answers at ${hangar.origin} is not a Hangar that is well (${answer.status}); ` +
      'set HANGAR_URL to the address of its console, or look into its log.',
  )
}

const errorSchema = z.object({ code: z.number() })

async function askForServices(hangar: URL, account: FoundAccount | null): Promise<Response> {
  const basic = account && btoa(`${account.accountSid}:${account.authToken}`)
  try {
    return await fetch(new URL('/v1/Services?PageSize=1', hangar), {
      headers: basic ? { authorization: `Basic ${basic}` } : {},
      signal: AbortSignal.timeout(PATIENCE),
    })
  } catch (cause) {
    throw new CommandProblem(noHangar(hangar), { cause })
  }
}

const noHangar = ({ origin }: URL) =>
  `No Hangar answers at ${origin}. Start it with \`npm start\` in its folder, ` +
  'or set HANGAR_URL to where it is.'

const refusedAccount = ({ origin }: URL, place: string) =>
  `Hangar at ${origin} does not know the account from ${place}. ` +
  'Set HANGAR_ACCOUNT_SID and HANGAR_AUTH_TOKEN to those of this Hangar; it says at its ' +
  'start where they are.'
