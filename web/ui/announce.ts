import { announcements, type Urgency } from './announcements.ts'

/**
 * Has screen readers speak a whole sentence, without moving the focus. Sparingly: start, a few
 * milestones, the end, each failure. A newer sentence replaces one not yet spoken.
 */
export const announce = (text: string, urgency: Urgency = 'polite') => {
  const region = announcements[urgency]
  region.set({ text, turn: region.get().turn + 1 })
}
