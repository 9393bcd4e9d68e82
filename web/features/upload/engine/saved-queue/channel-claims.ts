import type { QueueClaims } from './claims.ts'

/** As much of a BroadcastChannel as is needed: what one page posts, all others hear. */
export interface Channel {
  postMessage: (news: ClaimNews) => void
  addEventListener: (type: 'message', hear: (event: { data: ClaimNews }) => void) => void
}

/** `ask`: does anybody have this queue? `held`: yes, told to the page `to`. */
export type ClaimNews =
  | { readonly kind: 'ask'; readonly queueId: string; readonly from: string }
  | { readonly kind: 'held'; readonly queueId: string; readonly to: string }

/** How long the others have to say that a queue is theirs, in ms. */
const ANSWER_MS = 500

/**
 * Claims by asking all pages of this browser. Of pages that ask for the same queue at once, the one
 * whose id is the lowest gets it. A page that the browser has frozen does not answer; then the
 * server, which lets only one send an upload at a time, is what is left.
 */
export function createChannelClaims(channel: Channel, pageId: string): QueueClaims {
  const held = new Set<string>()
  /** Queues that this page asks about, with the way to hear that another one has them. */
  const asking = new Map<string, () => void>()

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  const say = (news: ClaimNews) => channel.postMessage(news)

  channel.addEventListener('message', ({ data }) => {
    const { queueId } = data
    if (data.kind === 'held') {
      if (data.to === pageId) asking.get(queueId)?.()
    } else if (held.has(queueId) || (asking.has(queueId) && pageId < data.from)) {
      say({ kind: 'held', queueId, to: data.from })
    } else asking.get(queueId)?.()
  })

  async function askAround(queueId: string): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    asking.set(queueId, () => resolve(false))
    const timer = setTimeout(() => resolve(true), ANSWER_MS)
    say({ kind: 'ask', queueId, from: pageId })
    const isFree = await promise
    clearTimeout(timer)
    asking.delete(queueId)
    if (isFree) held.add(queueId)
    return isFree
  }

  return {
    // No more patience: a page that is being reloaded does not answer any more.
    claim: async (queueId) => held.has(queueId) || askAround(queueId),
    release: (queueId) => void held.delete(queueId),
  }
}
