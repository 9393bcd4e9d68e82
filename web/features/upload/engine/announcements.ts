import { percentDone } from './percent-done.ts'
import { questionOf } from './questions.ts'
import { type QueuedFile, fileName, isFinished } from './queued-file.ts'
import type { QueueView } from './queue-store.ts'
import { countFiles, summaryLine } from './summary.ts'
import { type Tally, isOver } from './tally.ts'

/** More failures at once than this are counted, and only the first is named. */
const FAILURES_TO_NAME = 3

/** Sentences to be spoken: news wait for a pause, failures do not. Empty when there are none. */
export interface News {
  readonly polite: string
  readonly assertive: string
}

/**
 * What someone who can't see the queue must hear after it changed: the start, each quarter, what
 * waits for them, each failure with what to do (of a crowd how many, and the first), and the end.
 * Bytes are not news.
 */
export function newsOf(before: QueueView, after: QueueView): News {
  const known = new Map(before.files.map((file) => [file.id, file]))
  const changed = after.files.filter((file) => known.get(file.id)?.state !== file.state)
  const hasEnded = changed.some(isFinished) && isOver(after.tally)
  const sentences = [
    start(before.tally, after.tally),
    question(before.tally, after),
    hasEnded ? `${summaryLine(after.tally)}.` : quarter(before.tally, after.tally),
  ]
  return { polite: sentences.filter(Boolean).join(' '), assertive: failures(changed) }
}

function start(was: Tally, is: Tally): string {
  return was.underWay === 0 && is.underWay > 0 ? `Uploading ${countFiles(is.underWay)}.` : ''
}

function question(was: Tally, { tally, files }: QueueView): string {
  const count = tally.counts.undecided
  if (count === 0 || was.counts.undecided >= count) return ''
  const undecided = files.filter(({ state }) => state.kind === 'undecided')
  return `${questionOf(undecided)}: decide what to do.`
}

function quarter(was: Tally, is: Tally): string {
  const [before, after] = [percentDone(was), percentDone(is)]
  const passed = [75, 50, 25].find((percent) => before < percent && after >= percent)
  if (passed === undefined || was.underWay === 0 || is.underWay === 0) return ''
  return `${passed}% uploaded.`
}

function failures(changed: readonly QueuedFile[]): string {
  const failed = changed.flatMap((file) => {
    const { state } = file
    if (state.kind !== 'failed') return []
    const reason = `${state.reason.message} ${state.reason.remedy}`.trim()
    return [{ name: fileName(file), reason }]
  })
  const [first] = failed
  if (first && failed.length > FAILURES_TO_NAME) {
    return `${countFiles(failed.length)} failed, the first of them ${first.name}. ${first.reason}`
  }
  return failed.map(({ name, reason }) => `${name} failed. ${reason}`).join(' ')
}
