import type { Authenticator, Principal } from '../../server/auth/authenticator.ts'

/** The account of the mock; its digits spell that it is none of Twilio's. */
export const MOCK_ACCOUNT_SID = `AC${'0ff1ce'.padEnd(32, '0')}`

/**
 * Everyone is the mock principal until they sign out, and again once they sign in, with any
 * link or credentials. There is no cookie: a service worker's answers cannot set one.
 */
export function createMockAuthenticator(): Authenticator {
  const principal: Principal = { accountSid: MOCK_ACCOUNT_SID, actor: MOCK_ACCOUNT_SID }
  let signedIn = true
  return {
    identify: async () => (signedIn ? principal : null),
    signIn: async () => {
      signedIn = true
      return 'mock=in'
    },
    signOut: () => {
      signedIn = false
      return 'mock=out'
    },
  }
}
