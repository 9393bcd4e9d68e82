import type { QueuedFile } from '../engine/queued-file.ts'
import type { Review } from '../engine/review.ts'
import { filterLabel } from '../filter-label.ts'

/** Which of the chosen files to show. */
export type ReviewFilter = 'all' | 'refused' | 'nearMisses' | 'noted'

/** From so many files on, what is wrong with a few is not found at a glance. */
const MANY_FILES = 8

/** The filters that tell something apart, as words for a control; none while there is no need. */
export function reviewSegments(count: number, { refused, nearMisses, noted }: Review) {
  const isPlain = refused.length + nearMisses.length + noted.length === 0
  if (count <= MANY_FILES || isPlain) return []
  return [
    { value: 'all', label: filterLabel('All', count) },
    { value: 'refused', label: filterLabel('Can’t be uploaded', refused.length) },
    ...(nearMisses.length === 0
      ? []
      : [
          {
            value: 'nearMisses',
            label: filterLabel('Look private', nearMisses.length),
          } as const,
        ]),
    { value: 'noted', label: filterLabel('With a note', noted.length) },
  ] as const
}

/** The files that a filter lets through; all of them once it has nothing to tell apart. */
export function reviewedFiles(
  chosen: readonly QueuedFile[],
  review: Review,
  filter: ReviewFilter,
): readonly QueuedFile[] {
  if (filter === 'all' || reviewSegments(chosen.length, review).length === 0) return chosen
  return review[filter]
}
