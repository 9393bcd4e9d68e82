import { useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** The value of a store, kept up to date. */
export const useStore = <Value>({ subscribe, get }: Pick<Store<Value>, 'subscribe' | 'get'>) =>
  useSyncExternalStore(subscribe, get)
