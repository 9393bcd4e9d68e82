import { createStore, type Store } from './store.ts'

/** A part of the console whose code is not part of the first load, as far as it is known. */
export type PartState<Part> =
  | { kind: 'away' }
  | { kind: 'here'; part: Part }
  | { kind: 'missing' }

/** Fetches a part's code: at most once, unless that failed. */
export interface LatePart<Part> extends Pick<Store<PartState<Part>>, 'get' | 'subscribe'> {
  /** For whoever needs it now. Rejects, and `get` says "missing", when it could not be fetched. */
  load: () => Promise<Part>
  /** For whoever may need it soon: a failure may wait until it does. */
  preload: () => void
}

const IDLE_PATIENCE_MS = 5000
const parts: { preload: () => void }[] = []

/** Makes a late part of what imports it. */
export function latePart<Part>(fetchPart: () => Promise<Part>): LatePart<Part> {
  const store = createStore<PartState<Part>>({ kind: 'away' })
  let onItsWay: Promise<Part> | null = null
  const fetchOnce = () => {
    onItsWay ??= fetchPart().then(
      (part) => {
        store.set({ kind: 'here', part })
        return part
      },
      (error: unknown) => {
        onItsWay = null
        throw error
      },
    )
    return onItsWay
  }
  const late: LatePart<Part> = {
    get: store.get,
    subscribe: store.subscribe,
    async load() {
      if (store.get().kind === 'missing') store.set({ kind: 'away' })
      try {
        return await fetchOnce()
      } catch (error) {
        store.set({ kind: 'missing' })
        throw error
      }
    },
    preload: () => void fetchOnce().catch(() => undefined),
  }
  parts.push(late)
  return late
}

/** Fetches all late parts once the browser has nothing better to do. */
export function preloadAtIdle(): void {
  if ('requestIdleCallback' in globalThis) {
    requestIdleCallback(preloadAll, { timeout: IDLE_PATIENCE_MS })
  } else setTimeout(preloadAll, 1500)
}

const preloadAll = () => parts.forEach(({ preload }) => preload())
