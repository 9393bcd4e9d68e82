import { type FileStateKind, type QueuedFile, isUnderWay } from './queue-state.ts'

/** How the submitted files stand. Bytes are those the server acknowledged, of all to be sent. */
export interface QueueSummary {
  readonly counts: Readonly<Record<FileStateKind, number>>
  /** Files that were submitted: all but the chosen. */
  readonly submitted: number
  readonly underWay: number
  readonly acknowledgedBytes: number
  readonly totalBytes: number
}

export function summarise(files: readonly QueuedFile[]): QueueSummary {
  const counts = {
    chosen: 0,
    waiting: 0,
    sending: 0,
    publishing: 0,
    published: 0,
    failed: 0,
    cancelled: 0,
  }
  let acknowledgedBytes = 0
  let totalBytes = 0
  for (const file of files) {
    counts[file.state.kind] += 1
    acknowledgedBytes += acknowledgedOf(file)
    totalBytes += isUnderWay(file) || file.state.kind === 'published' ? file.file.size : 0
  }
  const submitted = files.length - counts.chosen
  const underWay = counts.waiting + counts.sending + counts.publishing
  return { counts, submitted, underWay, acknowledgedBytes, totalBytes }
}

function acknowledgedOf({ state, file }: QueuedFile): number {
  if (state.kind === 'published') return file.size
  return state.kind === 'sending' || state.kind === 'publishing' ? state.acknowledged : 0
}

/**
 * One honest line: `2 published, 1 failed` at the end; `1 of 3 published, 1 failed` before.
 * Empty when nothing was submitted.
 */
export function summaryLine({ counts, submitted, underWay }: QueueSummary): string {
  if (submitted === 0) return ''
  const published =
    underWay > 0
      ? `${counts.published} of ${submitted} published`
      : counts.published > 0 && `${counts.published} published`
  const failed = counts.failed > 0 && `${counts.failed} failed`
  const cancelled = counts.cancelled > 0 && `${counts.cancelled} cancelled`
  return [published, failed, cancelled].filter(Boolean).join(', ')
}

/** “1 file”, “3 files”. */
export const countFiles = (count: number) => `${count} ${count === 1 ? 'file' : 'files'}`

/** “Review 2 files”; where they go as well, unless it is the Environment that is looked at. */
export function reviewTitle(chosen: readonly QueuedFile[], environmentSid: string): string {
  const places = new Map(chosen.map(({ destination: { sid, name } }) => [sid, name]))
  const title = `Review ${countFiles(chosen.length)}`
  if (places.size > 1) return `${title} for ${places.size} Environments`
  const [[sid, name] = []] = places
  return sid === environmentSid ? title : `${title} for ${name}`
}
