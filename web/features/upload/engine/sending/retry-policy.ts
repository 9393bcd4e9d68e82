import { ERRORS } from '../../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../../api/errors.ts'
import { UploadFailure } from '../failure-reasons.ts'

/**
 * How often something is tried that a server answers with an error each time: some ten seconds
 * long. More would only hide that the server needs someone to look at it.
 */
export const MAX_ATTEMPTS = 5

const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 30_000

/**
 * Milliseconds to wait after the failure of an attempt; `attempt` is 1 for the first. Doubles from
 * 1 s up to 30 s, of which `random` (0 to 1) takes up to half, so that those who failed together
 * don't come back together. Never sooner than `retryAfterMs`, what the server's Retry-After asks.
 */
export function retryDelay(attempt: number, random: () => number, retryAfterMs = 0): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1))
  const delay = longest * (1 - random() / 2)
  return Math.max(delay, retryAfterMs + longest - delay)
}

/** Answers in the 4xx that say "not now", by Hangar or by a proxy, rather than "not so". */
const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429])

/** Answers of the 5xx that only someone at the server can change. */
const NEEDS_SOMEONE: ReadonlySet<number> = new Set([501, 505, ERRORS.storage_full.status])

/** What another site did not give to Hangar: whoever named its URL must look there first. */
const OTHER_SITES: ReadonlySet<number | null> = new Set([
  ERRORS.url_failed.code,
  ERRORS.url_timeout.code,
])

/**
 * Whether a failure can pass by itself, so that the same request is worth repeating: a broken
 * line, a server that is away, busy or in trouble. What Hangar refuses for a reason never does.
 * While `isOffline`, what nobody can name is put down to that.
 */
export function canHeal(error: unknown, isOffline: boolean): boolean {
  if (error instanceof Unreachable) return true
  if (error instanceof UploadFailure) return false
  if (!(error instanceof ApiError)) return isOffline
  const { code, status } = error
  if (OTHER_SITES.has(code)) return false
  if (code === ERRORS.offset_conflict.code || code === ERRORS.upload_busy.code) return true
  return NOT_NOW.has(status) || (status >= 500 && !NEEDS_SOMEONE.has(status))
}
