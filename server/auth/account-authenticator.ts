import type { SignIn } from '../../contract/session.ts'
import type { Catalog } from '../catalog/port.ts'
import { isApiKey, namesApiKey } from './api-keys.ts'
import { createAttempts } from './attempts.ts'
import type { Authenticator, Principal } from './authenticator.ts'
import { basicOf, readBasic } from './basic.ts'
import { clientKey } from './client-key.ts'
import { sameText } from './same-text.ts'
import { createSessionCookie } from './session-cookie.ts'
import { createSessions, type SessionKeys } from './sessions.ts'
import { createSignInToken } from './sign-in-token.ts'

export interface AccountAuthenticatorDeps {
  keys: SessionKeys
  /** Where the account's API keys are. */
  catalog: Pick<Catalog, 'findKey'>
  /** The time in milliseconds. */
  clock: () => number
  /** The network address a request came from. */
  addressOf: (request: Request) => string
}

export interface AccountAuthenticator extends Authenticator {
  /** The token of the one-time sign-in link. */
  readonly signInToken: string
}

/**
 * Lets in the one account this Hangar has: by session cookie, by HTTP Basic with account SID
 * and auth token or with an API key and its secret, and by the one-time link. A wrong password
 * counts against its client; a cookie that is stale does not, since every open tab sends it
 * again and again.
 */
export function createAccountAuthenticator(
  deps: AccountAuthenticatorDeps,
): AccountAuthenticator {
  const { keys, clock } = deps
  const principal: Principal = { accountSid: keys.accountSid, actor: keys.accountSid }
  const sessions = createSessions(keys, clock)
  const cookie = createSessionCookie(keys.accountSid)
  const token = createSignInToken(clock)
  const attempts = createAttempts(clock)

  // As nearly all scripts send it, which then need not be taken apart.
  const accountBasic = basicOf(keys.accountSid, keys.authToken)

  const isAccount = (sid: string, authToken: string) => {
    const rightSid = sameText(sid, keys.accountSid)
    return sameText(authToken, keys.authToken) && rightSid
  }

  // Right credentials are too long to be guessed, so the limit only slows wrong ones: behind a
  // proxy all clients share one address, and anyone could lock out the rest.
  function isLetIn(request: Request, isRight: boolean): boolean {
    if (!isRight) attempts.failed(clientKey(deps.addressOf(request)))
    return isRight
  }

  async function hasSession(request: Request): Promise<boolean> {
    for (const session of cookie.read(request)) {
      if (await sessions.verify(session)) return true
    }
    return false
  }

  /** Who the user name and password are of; null when they do not belong together. */
  async function principalOf(user: string, password: string): Promise<Principal | null> {
    if (!namesApiKey(user)) return isAccount(user, password) ? principal : null
    const isKey = await isApiKey(deps.catalog, user, password)
    return isKey ? { accountSid: keys.accountSid, actor: user } : null
  }

  return {
    signInToken: token.value,

    async identify(request) {
      if (await hasSession(request)) return principal
      const given = request.headers.get('authorization')
      if (given !== null && sameText(given, accountBasic)) return principal
      const basic = readBasic(given)
      if (basic === null) return null
      const known = await principalOf(basic.user, basic.password)
      return isLetIn(request, known !== null) ? known : null
    },

    async signIn(request, given: SignIn) {
      const isRight =
        'token' in given
          ? token.redeem(given.token)
          : isAccount(given.account_sid, given.auth_token)
      if (!isLetIn(request, isRight)) return null
      return cookie.set(request, await sessions.create())
    },

    signOut: (request) => cookie.clear(request),
  }
}
