import { type QueuedFile, type QueueState, fileName, isFinished } from './queue-state.ts'
import { countFiles, summarise, summaryLine } from './summary.ts'

/** From so many failures at once on, the closing line has to do. */
const FAILURES_TO_NAME = 3

/** Sentences to be spoken: news wait for a pause, failures do not. Empty when there are none. */
export interface News {
  readonly polite: string
  readonly assertive: string
}

/**
 * What someone who can't see the queue must hear after it changed: the start, each failure
 * with what to do, and the end. Bytes are not news.
 */
export function newsOf(before: QueueState, after: QueueState): News {
  const was = summarise(before.files)
  const is = summarise(after.files)
  const known = new Map(before.files.map((file) => [file.id, file]))
  const ended = after.files.filter((file) => isFinished(file) && !isSame(file, known))
  const polite =
    was.underWay === 0 && is.underWay > 0
      ? `Uploading ${countFiles(is.underWay)}.`
      : is.underWay === 0 && ended.length > 0 && `${summaryLine(is)}.`
  return { polite: polite || '', assertive: failures(ended).join(' ') }
}

function isSame(file: QueuedFile, known: ReadonlyMap<string, QueuedFile>): boolean {
  return known.get(file.id)?.state === file.state
}

function failures(ended: readonly QueuedFile[]): string[] {
  const sentences = ended.flatMap((file) => {
    const { state } = file
    if (state.kind !== 'failed') return []
    return [`${fileName(file)} failed. ${state.reason.message} ${state.reason.remedy}`.trim()]
  })
  return sentences.length > FAILURES_TO_NAME ? [] : sentences
}
