import type { Tally } from '../engine/tally.ts'
import { countUploads } from './elsewhere-words.ts'

/** What to ask before signing out; empty while nothing is under way. */
export function signOutQuestion({ underWay }: Tally): string {
  if (underWay === 0) return ''
  return `Sign out while ${countUploads(underWay)} ${underWay === 1 ? 'is' : 'are'} under way?`
}

/** What the sign-in page says of the queue: that it waits. Empty when it does not. */
export function signedOutLine({ underWay }: Tally): string {
  if (underWay === 0) return ''
  return underWay === 1
    ? '1 upload waits: it goes on when you sign in.'
    : `${countUploads(underWay)} wait: they go on when you sign in.`
}
