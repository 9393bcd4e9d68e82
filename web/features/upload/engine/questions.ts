import { type QueuedFile, isUnderWay } from './queued-file.ts'
import { countFiles } from './summary.ts'

/** What files that wait for a decision have in common. */
export type QuestionKind =
  /** An asset or a Function has the path. */
  | 'served'
  /** Another file of the same upload does. */
  | 'twin'
  /** Something came between the check and the last byte. */
  | 'late'
  | 'mixed'

/** What all of these undecided files are asked for. */
export function questionKind(undecided: readonly QueuedFile[]): QuestionKind {
  const kinds = new Set(undecided.map(kindOf))
  const [kind = 'served'] = kinds
  return kinds.size > 1 ? 'mixed' : kind
}

/** What is to be decided about, without a full stop: `3 files exist already`. */
export function questionOf(undecided: readonly QueuedFile[]): string {
  const isOne = undecided.length === 1
  const count = countFiles(undecided.length)
  switch (questionKind(undecided)) {
    case 'served':
      return `${count} ${isOne ? 'exists' : 'exist'} already`
    case 'twin':
      return `${count} ${isOne ? 'shares its path with another' : 'share their paths with others'}`
    case 'late':
      return isOne
        ? `The path of ${count} was taken meanwhile`
        : `The paths of ${count} were taken meanwhile`
    case 'mixed':
      return `${count} need a decision`
  }
}

/** What becomes of the other files of a queue until all is decided; empty where there are none. */
export function waitingLine(
  undecided: readonly QueuedFile[],
  all: readonly QueuedFile[],
): string {
  const kind = questionKind(undecided)
  if (kind === 'late') return all.some(isUnderWay) ? 'All other files go on meanwhile.' : ''
  const batches = new Set(undecided.map(({ batch }) => batch))
  if (!all.some((file) => batches.has(file.batch) && isUnderWay(file))) return ''
  const them = undecided.length === 1 ? 'it' : 'them'
  const exception = kind === 'mixed' && undecided.some((file) => kindOf(file) === 'late')
  return `The files that were chosen along with ${them} wait until you decide${
    exception ? ', but for those that are being sent already' : ''
  }.`
}

function kindOf({ state }: QueuedFile): Exclude<QuestionKind, 'mixed'> {
  if (state.kind !== 'undecided') return 'served'
  const { kind } = state.taken
  return kind === 'twin' || kind === 'late' ? kind : 'served'
}
