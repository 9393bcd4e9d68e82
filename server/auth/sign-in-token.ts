import { randomHex } from '../rules/sids.ts'
import { sameText } from './same-text.ts'

const LIFETIME = 60 * 60 * 1000

/** The secret of the sign-in link that Hangar prints at start. It works once, for an hour. */
export interface SignInToken {
  readonly value: string
  /** True the first time the right token is given in time; never again after that. */
  redeem(given: string): boolean
}

/** A fresh token of 256 random bits; `clock` gives milliseconds. */
export function createSignInToken(clock: () => number): SignInToken {
  const value = randomHex(32)
  const expires = clock() + LIFETIME
  let used = false
  return {
    value,
    redeem(given) {
      const right = sameText(given, value) && !used && clock() < expires
      used ||= right
      return right
    },
  }
}
