import { createStore } from '../lib/store.ts'

/** Polite waits for a pause in speech; assertive interrupts and is for failures only. */
export type Urgency = 'polite' | 'assertive'

/** The sentence each live region holds. `turn` tells a repeated sentence from the same one. */
export const announcements = {
  polite: createStore({ text: '', turn: 0 }),
  assertive: createStore({ text: '', turn: 0 }),
}
