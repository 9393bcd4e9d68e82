import type { Tally } from '../engine/tally.ts'

/**
 * What someone who looks at another page sees of the queue: that it is at work, or that it waits
 * for them. Empty when it is neither.
 */
export function elsewhereLine({ counts, underWay }: Tally): string {
  const { undecided } = counts
  if (undecided > 0) {
    return `${countUploads(undecided)} ${undecided === 1 ? 'waits' : 'wait'} for your decision`
  }
  return underWay > 0 ? `${countUploads(underWay)} under way` : ''
}

/** “1 upload”, “1,200 uploads”. */
export const countUploads = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'upload' : 'uploads'}`
