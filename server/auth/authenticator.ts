import type { SignIn } from '../../contract/session.ts'

/**
 * Who makes a request. `actor` is what history writes down as the author of a Change: the SID of
 * the account, or of the API key that stood for it.
 */
export interface Principal {
  accountSid: string
  actor: string
}

/**
 * Thrown instead of telling a client that has failed too often that it failed again. Right
 * credentials pass meanwhile: behind a proxy all clients look like one.
 */
export class TooManyAttempts extends Error {
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super('too many failed sign-ins')
    this.name = 'TooManyAttempts'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Tells who a request is from, and lets the console in and out. */
export interface Authenticator {
  /** By session cookie or HTTP Basic; null when neither holds. Throws TooManyAttempts. */
  identify(request: Request): Promise<Principal | null>
  /** The Set-Cookie value of a new session, or null when wrong. Throws TooManyAttempts. */
  signIn(request: Request, credentials: SignIn): Promise<string | null>
  /** The Set-Cookie value that ends the session in this browser. */
  signOut(request: Request): string
}
