import { isFinished, type QueuedFile } from '../engine/queued-file.ts'
import type { Tally } from '../engine/tally.ts'
import { filterLabel } from '../filter-label.ts'

/** Which of the submitted files to show. */
export type UploadFilter = 'all' | 'open' | 'failed' | 'not_uploaded' | 'published'

/** From so many files on, those that failed are not found at a glance. */
const MANY_FILES = 8

/** Whether there are too many files to look through. */
export const isWorthFiltering = ({ submitted }: Tally) => submitted > MANY_FILES

/** The files that a filter lets through, in the order they were chosen. */
export function filteredFiles(
  files: readonly QueuedFile[],
  filter: UploadFilter,
): QueuedFile[] {
  return files.filter((file) => file.state.kind !== 'chosen' && isLetThrough(file, filter))
}

function isLetThrough(file: QueuedFile, filter: UploadFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'open':
      return !isFinished(file)
    case 'not_uploaded':
      return file.state.kind === 'cancelled' || file.state.kind === 'skipped'
    case 'failed':
    case 'published':
      return file.state.kind === filter
  }
}

/** The filters with how many files each lets through, as words for a control. */
export function filterSegments({ counts, submitted }: Tally) {
  const { published, failed, skipped, cancelled } = counts
  const open = submitted - published - failed - skipped - cancelled
  return [
    { value: 'all', label: filterLabel('All', submitted) },
    { value: 'open', label: filterLabel('In progress', open) },
    { value: 'failed', label: filterLabel('Failed', failed) },
    { value: 'not_uploaded', label: filterLabel('Not uploaded', skipped + cancelled) },
    { value: 'published', label: filterLabel('Published', published) },
  ] as const
}

/** What a filter that lets nothing through says instead of an empty list. */
export const NONE_LEFT: Readonly<Record<UploadFilter, string>> = {
  all: '',
  open: 'No file is in progress any more.',
  failed: 'No file has failed.',
  not_uploaded: 'No file was cancelled or skipped.',
  published: 'No file is published yet.',
}
