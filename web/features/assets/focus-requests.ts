import { createStore, type Store } from '../../lib/store.ts'

/** Where the focus should go once it is there: an asset by SID, or the list as a whole. */
export type FocusTarget = { assetSid: string } | 'list'

export type FocusRequests = Store<FocusTarget | null>

export const createFocusRequests = (): FocusRequests => createStore<FocusTarget | null>(null)

/** Asks for the focus, unless someone is typing or choosing somewhere just now. */
export function requestFocus(requests: FocusRequests, assetSid: string | null): void {
  const active = document.activeElement
  if (active?.matches('input, textarea, select, [role=dialog] *')) return
  requests.set(assetSid === null ? 'list' : { assetSid })
}
