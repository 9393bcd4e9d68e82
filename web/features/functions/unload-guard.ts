import type { Store } from '../../lib/store.ts'

/** Has the browser ask before the console is left, while `isNeeded`; `store` tells of changes. */
export function guardUnload(store: Pick<Store<unknown>, 'subscribe'>, isNeeded: () => boolean) {
  store.subscribe(() => {
    if (isNeeded()) window.addEventListener('beforeunload', ask)
    else window.removeEventListener('beforeunload', ask)
  })
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault()
