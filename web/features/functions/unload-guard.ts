import type { Store } from '../../lib/store.ts'

/** Has the browser ask before the console is left, while `isNeeded`; `store` tells of changes. */
export function guardUnload(store: Pick<Store<unknown>, 'subscribe'>, isNeeded: () => boolean) {
  // Each guard has a listener of its own: what one no longer needs may still be another's need.
  const ask = (event: BeforeUnloadEvent) => {
    if (isNeeded()) event.preventDefault()
  }
  store.subscribe(() => {
    if (isNeeded()) window.addEventListener('beforeunload', ask)
    else window.removeEventListener('beforeunload', ask)
  })
}
