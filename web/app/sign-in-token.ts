import { createStore } from '../lib/store.ts'

/** The one-time token of the sign-in link that was opened; null when there is none to use. */
export const signInToken = createStore<string | null>(null)

/**
 * Takes `#token=…` out of the address bar, and out of the history entry, before anything else
 * can read it or it ends in a bookmark or screenshot.
 */
export const takeSignInToken = () => {
  const { hash, pathname, search } = window.location
  const token = new URLSearchParams(hash.slice(1)).get('token')
  if (token === null || token === '') return
  window.history.replaceState(window.history.state, '', pathname + search)
  signInToken.set(token)
}
