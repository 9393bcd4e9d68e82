import { formatBytes } from '../../../lib/bytes.ts'
import { visibilityLabel } from '../../../lib/visibility.ts'
import { type QueuedFile, type Retry, fileName } from '../engine/queued-file.ts'

/** A file's state for people. */
export interface UploadStatusWords {
  readonly text: string
  readonly tone: 'weak' | 'success' | 'warning' | 'error'
  /** A bar: its name, and per cent of the bytes that the server (or the check) has; null unknown. */
  readonly bar: { readonly name: string; readonly percent: number | null } | null
}

/** What is known besides the file: why it may wait, and the time in ms since 1970. */
export interface StatusContext {
  readonly hasConflicts: boolean
  /** Hangar does not answer. */
  readonly isLost: boolean
  readonly now: number
}

type Words = Omit<UploadStatusWords, 'tone' | 'bar'> & Partial<UploadStatusWords>

/** The state of one file in words. */
export function statusOf(file: QueuedFile, context: StatusContext): UploadStatusWords {
  return { tone: 'weak', bar: null, ...wordsOf(file, context) }
}

function wordsOf(queued: QueuedFile, context: StatusContext): Words {
  const { state, acknowledged, file } = queued
  const name = fileName(queued)
  switch (state.kind) {
    case 'chosen':
      return { text: 'To be reviewed' }
    case 'checking':
      return comparing(queued, state.hashed)
    case 'undecided':
      return { text: 'Waits for your decision above' }
    case 'waiting':
      return state.retry ? putOff(state.retry, context.now) : waiting(queued, context)
    case 'sending':
      return sending(queued)
    case 'paused':
      return {
        text: `Paused · ${formatBytes(acknowledged)} of ${formatBytes(file.size)}`,
        bar: { name: `Paused: ${name}`, percent: percentOf(acknowledged, file.size) },
      }
    case 'publishing':
      return {
        text: 'All bytes sent · waiting for the server to publish it',
        bar: { name: `Publishing ${name}`, percent: null },
      }
    case 'published': {
      const { visibility } = state.published.asset
      return { text: `Published · ${visibilityLabel(visibility)}`, tone: 'success' }
    }
    case 'skipped':
      return {
        text: state.why === 'identical' ? 'Identical to what is served there' : 'Skipped',
      }
    case 'failed':
      return { text: `${state.reason.message} ${state.reason.remedy}`.trim(), tone: 'error' }
    case 'cancelled':
      return {
        text: state.mayBePublished
          ? 'Cancelled, but the server may have got all of it by then: look for it in the list.'
          : 'Cancelled. Nothing was published.',
      }
    case 'missing':
      return { text: chooseAgain(queued), tone: 'warning' }
  }
}

function comparing(queued: QueuedFile, hashed: number): Words {
  const { size } = queued.file
  const text = 'Comparing with what is there…'
  if (hashed === 0) return { text }
  return {
    text: `${text} ${formatBytes(hashed)} of ${formatBytes(size)}`,
    bar: { name: `Comparing ${fileName(queued)}`, percent: percentOf(hashed, size) },
  }
}

function waiting({ state, target }: QueuedFile, context: StatusContext): Words {
  const { hasConflicts, isLost } = context
  const isHeld = state.kind === 'waiting' && state.isHeld
  if (!isHeld) return { text: isLost ? 'Waits for Hangar' : 'Waiting' }
  if (target?.ifExists === 'replace') return { text: 'Will replace what is there' }
  if (target?.ifExists === 'keep_both') return { text: 'Will be kept beside it' }
  return {
    text: hasConflicts
      ? 'Waits until the conflicts above are decided'
      : 'Waits until all files are compared',
  }
}

function putOff({ at, reason }: Retry, now: number): Words {
  if (at === null) return { text: `${reason.message} ${reason.remedy}`.trim(), tone: 'warning' }
  const seconds = Math.ceil((at - now) / 1000)
  const again = seconds > 0 ? `Tries again in ${seconds} s.` : 'Tries again now.'
  return { text: `${reason.message} ${again}`, tone: 'warning' }
}

function sending(queued: QueuedFile): Words {
  const { acknowledged, file } = queued
  const verb = file.origin === 'url' ? 'Fetching' : 'Uploading'
  const isKnown = file.size > 0
  const far = isKnown
    ? `${formatBytes(acknowledged)} of ${formatBytes(file.size)}`
    : formatBytes(acknowledged)
  return {
    text: `${verb} · ${far}`,
    bar: {
      name: `${verb} ${fileName(queued)}`,
      percent: isKnown ? percentOf(acknowledged, file.size) : null,
    },
  }
}

function chooseAgain({ acknowledged, mayBePublished, uploadUrl, file }: QueuedFile): string {
  // Of what has an upload the server was asked.
  if (mayBePublished && uploadUrl === null) {
    return 'It may be published already. Choose this file again to be sure.'
  }
  if (acknowledged === 0) return 'Choose this file again to upload it.'
  return `Choose this file again to go on from ${formatBytes(acknowledged)} of ${formatBytes(file.size)}.`
}

const percentOf = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole)
