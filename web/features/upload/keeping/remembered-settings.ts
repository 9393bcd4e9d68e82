import type { QueueSettings, QueueStore } from '../engine/queue-store.ts'

type Remembered = Pick<QueueSettings, 'visibility' | 'onTaken'>

const KEYS = { visibility: 'hangar.upload.visibility', onTaken: 'hangar.upload.on-taken' }
const RULES: readonly QueueSettings['onTaken'][] = ['replace', 'keep_both', 'skip']

/** What this browser's user chose last; public, as at Twilio, and asked until they have chosen. */
export function rememberedSettings(): Remembered {
  const rule = read(KEYS.onTaken)
  return {
    visibility: read(KEYS.visibility) === 'private' ? 'private' : 'public',
    onTaken: RULES.find((known) => known === rule) ?? 'ask',
  }
}

/** Remembers what is chosen from now on. */
export function rememberSettings(store: QueueStore): void {
  let known: Remembered = store.settings()
  store.subscribe(() => {
    const { visibility, onTaken } = store.settings()
    if (visibility !== known.visibility) write(KEYS.visibility, visibility)
    if (onTaken !== known.onTaken) write(KEYS.onTaken, onTaken)
    known = { visibility, onTaken }
  })
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // A browser that keeps nothing for this site: the next visit begins as the first one.
  }
}
