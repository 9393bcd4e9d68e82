import type { FileStateKind, QueuedFile } from './queued-file.ts'
import { isUnderWay } from './queued-file.ts'

/** How the files stand. Bytes are those the server acknowledged, of all that are to be sent. */
export interface Tally {
  readonly counts: Readonly<Record<FileStateKind, number>>
  /** Files that were submitted: all but the chosen. */
  readonly submitted: number
  /** Files that the queue goes on with by itself. */
  readonly underWay: number
  readonly acknowledgedBytes: number
  readonly totalBytes: number
  /** Bytes that the server is still to have of the files under way. */
  readonly bytesLeft: number
  /** Files under way of which nobody knows the size yet: the bytes are not all there are. */
  readonly unmeasured: number
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** Counts that follow a queue file by file, so that no change costs more with a longer queue. */
export interface RunningTally {
  /** A file came (`before` null), changed, or went (`after` null). */
  note: (before: QueuedFile | null, after: QueuedFile | null) => void
  /** The counts as they are; a new object each time. */
  read: () => Tally
}

export function createTally(): RunningTally {
  const counts = emptyCounts()
  let acknowledgedBytes = 0
  let totalBytes = 0
  let bytesLeft = 0
  let underWay = 0
  let unmeasured = 0
  const add = (file: QueuedFile, sign: 1 | -1) => {
    counts[file.state.kind] += sign
    if (!countsBytes(file)) return
    const { size, origin } = file.file
    const acknowledged = Math.min(file.acknowledged, size)
    acknowledgedBytes += sign * acknowledged
    totalBytes += sign * size
    if (!isUnderWay(file)) return
    underWay += sign
    bytesLeft += sign * (size - acknowledged)
    if (origin === 'url' && size === 0) unmeasured += sign
  }
  return {
    note(before, after) {
      if (before) add(before, -1)
      if (after) add(after, 1)
    },
    read: () => ({
      counts: { ...counts },
      submitted: Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.chosen,
      underWay,
      acknowledgedBytes,
      totalBytes,
      bytesLeft,
      unmeasured,
    }),
  }
}

/** The tally of a list of files, counted at once. */
export function tallyOf(files: Iterable<QueuedFile>): Tally {
  const tally = createTally()
  for (const file of files) tally.note(null, file)
  return tally.read()
}

/** Whether nothing is to be expected any more, neither of the queue nor of anyone. */
export const isOver = ({ underWay, counts }: Tally) =>
  underWay + counts.paused + counts.undecided + counts.missing === 0

/** What failed, was skipped or cancelled is no longer part of what is to be sent. */
function countsBytes(file: QueuedFile): boolean {
  const { kind } = file.state
  return isUnderWay(file) || ['paused', 'undecided', 'missing', 'published'].includes(kind)
}

function emptyCounts(): Mutable<Record<FileStateKind, number>> {
  return {
    chosen: 0,
    checking: 0,
    undecided: 0,
    waiting: 0,
    sending: 0,
    paused: 0,
    publishing: 0,
    published: 0,
    skipped: 0,
    failed: 0,
    cancelled: 0,
    missing: 0,
  }
}
