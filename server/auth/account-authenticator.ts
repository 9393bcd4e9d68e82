import type { SignIn } from '../../contract/session.ts'
import { createAttempts } from './attempts.ts'
import type { Authenticator, Principal } from './authenticator.ts'
import { readBasic } from './basic.ts'
import { clientKey } from './client-key.ts'
import { sameText } from './same-text.ts'
import { createSessionCookie } from './session-cookie.ts'
import { createSessions, type SessionKeys } from './sessions.ts'
import { createSignInToken } from './sign-in-token.ts'

export interface AccountAuthenticatorDeps {
  keys: SessionKeys
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
 * and auth token, and by the one-time link. A wrong password counts against its client; a
 * cookie that is stale does not, since every open tab sends it again and again.
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

  const isAccount = (sid: string, authToken: string) => {
    const rightSid = sameText(sid, keys.accountSid)
    return sameText(authToken, keys.authToken) && rightSid
  }

  function attempt(request: Request, isRight: () => boolean): boolean {
    const client = clientKey(deps.addressOf(request))
    attempts.check(client)
    const right = isRight()
    if (right) attempts.succeeded(client)
    else attempts.failed(client)
    return right
  }

  return {
    signInToken: token.value,

    async identify(request) {
      const session = cookie.read(request)
      if (session !== null && (await sessions.verify(session))) return principal
      const basic = readBasic(request.headers.get('authorization'))
      if (basic === null) return null
      return attempt(request, () => isAccount(basic.user, basic.password)) ? principal : null
    },

    async signIn(request, given: SignIn) {
      const isRight = () =>
        'token' in given
          ? token.redeem(given.token)
          : isAccount(given.account_sid, given.auth_token)
      if (!attempt(request, isRight)) return null
      return cookie.set(request, await sessions.create())
    },

    signOut: (request) => cookie.clear(request),
  }
}
