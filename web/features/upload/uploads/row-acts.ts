import { canPause, canRetry, isFinished, type QueuedFile } from '../engine/queued-file.ts'

/** What can be done with one file on its way, by a control in its row. */
export type RowAct =
  | 'retry'
  | 'send_again'
  | 'retry_now'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'remove'

/** The acts that fit a file now; the last one is always the way to be rid of it. */
export function rowActs(file: QueuedFile): RowAct[] {
  const { state } = file
  const isPutOff = state.kind === 'waiting' && state.retry !== null && state.retry.at !== null
  const acts: (RowAct | false)[] = [
    isPutOff && 'retry_now',
    canRetry(file) && (state.kind === 'cancelled' ? 'send_again' : 'retry'),
    state.kind === 'paused' && 'resume',
    canPause(file) && 'pause',
    isFinished(file) ? 'remove' : 'cancel',
  ]
  return acts.filter((act) => act !== false)
}

/** The name of the control for an act: it says which file is meant. */
export function actName(act: RowAct, name: string): string {
  switch (act) {
    case 'retry':
      return `Retry: ${name}`
    case 'send_again':
      return `Upload again: ${name}`
    case 'retry_now':
      return `Retry now: ${name}`
    case 'pause':
      return `Pause ${name}`
    case 'resume':
      return `Resume ${name}`
    case 'cancel':
      return `Cancel upload of ${name}`
    case 'remove':
      return `Remove ${name} from this list`
  }
}
