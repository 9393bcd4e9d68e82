import { announce } from './announce.ts'
import { createStore } from '../lib/store.ts'
import { TONE_WORDS, type Tone } from './tone.ts'

export interface ToastContent {
  variant: Tone
  title: string
  body?: string
  /** One thing to do about it, such as Undo. The toast then stays until it is dismissed. */
  action?: { label: string; onAction: () => void }
  /** What it is about; a newer toast about the same takes the place of an older one. */
  about?: string
  /** Milliseconds on screen; null for no end. By default by its words, none with an action. */
  timeout?: number | null
}

export interface Toast extends ToastContent {
  id: string
}

/** Paste: about half a second a word, and long enough to turn one's head. */
const MS_PER_WORD = 500
const SHORTEST = 4000

const durationOf = ({ timeout, action, title, body = '' }: ToastContent) => {
  if (timeout !== undefined) return timeout
  if (action !== undefined) return null
  return Math.max(SHORTEST, `${title} ${body}`.trim().split(/\s+/).length * MS_PER_WORD)
}

/**
 * Makes a store of toasts, newest first. Each is announced once when it is added (errors
 * assertively) and leaves after its time, which stands still while `pause` is in force.
 */
export const createToasts = () => {
  const store = createStore<readonly Toast[]>([])
  const left = new Map<string, number>()
  const timers = new Map<string, { timer: ReturnType<typeof setTimeout>; since: number }>()
  let paused = false
  let count = 0

  const stop = (id: string) => {
    const running = timers.get(id)
    if (running === undefined) return
    clearTimeout(running.timer)
    timers.delete(id)
    left.set(id, (left.get(id) ?? 0) - (Date.now() - running.since))
  }

  const start = (id: string) => {
    const ms = left.get(id)
    if (ms === undefined || paused || timers.has(id)) return
    timers.set(id, { timer: setTimeout(() => dismiss(id), Math.max(0, ms)), since: Date.now() })
  }

  const dismiss = (id: string) => {
    stop(id)
    left.delete(id)
    store.set(store.get().filter((toast) => toast.id !== id))
  }

  const put = (id: string, content: ToastContent) => {
    const toast = { ...content, id }
    for (const older of store.get()) {
      if (content.about !== undefined && older.about === content.about && older.id !== id) {
        dismiss(older.id)
      }
    }
    const known = store.get().some((other) => other.id === id)
    store.set(
      known
        ? store.get().map((other) => (other.id === id ? toast : other))
        : [toast, ...store.get()],
    )
    stop(id)
    left.delete(id)
    const ms = durationOf(content)
    if (ms !== null) left.set(id, ms)
    start(id)
    announce(spoken(content), content.variant === 'error' ? 'assertive' : 'polite')
    return id
  }

  return {
    subscribe: store.subscribe,
    get: store.get,
    /** Shows a toast and returns its id. */
    add: (content: ToastContent) => put(`toast-${++count}`, content),
    /** Replaces what a toast says ("Deleting…" becomes "Deleted"); shows it anew if it is gone. */
    update: (id: string, content: ToastContent) => put(id, content),
    dismiss,
    /** Holds all clocks, while someone reads or points at a toast. */
    pause: () => {
      paused = true
      for (const id of timers.keys()) stop(id)
    },
    resume: () => {
      paused = false
      for (const id of left.keys()) start(id)
    },
  }
}

const spoken = ({ variant, title, body, action }: ToastContent) =>
  [
    variant === 'neutral' ? '' : TONE_WORDS[variant],
    /[.!?]$/.test(title) ? title : `${title}.`,
    body ?? '',
    action === undefined
      ? ''
      : `${action.label} is in the notifications; press F6 to go there.`,
  ]
    .filter(Boolean)
    .join(' ')

/** The console's toasts. */
export const toasts = createToasts()
