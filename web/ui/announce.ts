import { announcements, type Urgency } from './announcements.ts'

/** Long enough for any screen reader to have taken the sentence up. */
const STAYS_MS = 10_000

/**
 * Has screen readers speak a whole sentence, without moving the focus. Sparingly: start, a few
 * milestones, the end, each failure. A newer sentence replaces one not yet spoken.
 */
export const announce = (text: string, urgency: Urgency = 'polite') => {
  const region = announcements[urgency]
  const turn = region.get().turn + 1
  region.set({ text, turn })
  setTimeout(() => {
    // Who reads the page line by line later must not meet old news.
    if (region.get().turn === turn) region.set({ text: '', turn })
  }, STAYS_MS)
}
