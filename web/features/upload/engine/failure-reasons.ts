import { ERRORS, type ErrorName } from '../../../../contract/errors.ts'
import { ApiError, Unreachable } from '../../../api/errors.ts'
import { formatBytes } from '../../../lib/bytes.ts'

/** What can go wrong without the server saying so. */
type LocalFailure =
  | 'offline'
  | 'unreachable'
  | 'unconfirmed'
  | 'unreadable'
  | 'fetch_cancelled'
  | 'console_mistake'

/** Why a file is not published: what happened, what to do, and whether trying again can help. */
export interface FailureReason {
  readonly code: ErrorName | LocalFailure
  readonly message: string
  /** Empty when the message says it already. */
  readonly remedy: string
  readonly retryable: boolean
}

type ReasonText = Omit<FailureReason, 'code'>

/**
 * Words for someone at the console, where the server's own, made for scripts too, fit less.
 * A server's message says what to do by itself, so without an entry here it stands alone.
 */
const ANSWERS: Partial<Record<ErrorName, Partial<ReasonText>>> = {
  not_authenticated: {
    message: 'You are not signed in any more.',
    remedy: 'Sign in again: it goes on by itself. The file is still here.',
    retryable: true,
  },
  path_taken: {
    message: 'An asset with this path exists.',
    remedy: 'Replace it (its URL and visibility stay), or keep both.',
    retryable: true,
  },
  path_invalid: { remedy: 'Rename the file, then choose it again.' },
  too_large: {
    message: 'This file is too big for the server.',
    remedy: 'Choose a smaller file, or raise HANGAR_MAX_ASSET_BYTES on the server.',
  },
  storage_full: {
    message: 'The disk of the server is full.',
    remedy: 'Free space in its data folder, then retry. What is published is not affected.',
    retryable: true,
  },
  internal: {
    message: 'Hangar made a mistake.',
    remedy: 'Retry. If it goes on, look into the server’s log.',
    retryable: true,
  },
  offset_conflict: {
    message: 'Part of the upload was lost on its way.',
    remedy: 'Retry: it begins anew.',
    retryable: true,
  },
  checksum_mismatch: {
    message: 'The bytes that arrived are not those of the file.',
    remedy: 'It was changed meanwhile, or spoilt on its way. Retry: it begins anew.',
    retryable: true,
  },
  upload_busy: {
    message: 'The server is still busy with the last attempt.',
    remedy: 'Wait a moment, then retry.',
    retryable: true,
  },
  url_failed: { retryable: true },
  url_timeout: { retryable: true },
  fetches_busy: { retryable: true },
  too_many_sign_ins: { retryable: true },
  changed_meanwhile: { retryable: true },
}

const LOCAL: Record<LocalFailure, ReasonText> = {
  offline: {
    message: 'You are offline.',
    remedy: 'It goes on by itself as soon as you are back.',
    retryable: true,
  },
  unreachable: {
    message: 'Hangar can’t be reached.',
    remedy: 'Check your internet connection and that Hangar is running. It goes on by itself.',
    retryable: true,
  },
  unconfirmed: {
    message: 'The server took the file but did not confirm that it is published.',
    remedy: 'Look for it in the list. If it is not there, retry.',
    retryable: true,
  },
  unreadable: {
    message: 'The file cannot be read any more.',
    remedy: 'It may have been moved, changed or deleted. Choose it again.',
    retryable: false,
  },
  fetch_cancelled: {
    message: 'The server stopped fetching the file.',
    remedy: 'It was cancelled elsewhere, or the server was stopped. Retry: it begins anew.',
    retryable: true,
  },
  console_mistake: {
    message: 'The console made a mistake.',
    remedy: 'Retry. If it goes on, reload the page and choose the file again.',
    retryable: true,
  },
}

/** Whether the file waits for someone to sign in. */
export const isSignedOut = ({ code }: FailureReason) => code === 'not_authenticated'

/** Whether nobody answered: then all files wait for the same thing. */
export const isConnectionLost = ({ code }: FailureReason) =>
  code === 'offline' || code === 'unreachable'

/** A reason the console finds by itself. */
export function localReason(code: LocalFailure): FailureReason {
  return { code, ...LOCAL[code] }
}

/** The file has more bytes than the server takes; found before anything is sent. */
export function tooLarge(size: number, maxAssetBytes: number): FailureReason {
  const limit = formatBytes(maxAssetBytes)
  const message = `This file is too big (${formatBytes(size)}). You can upload files up to ${limit}.`
  return { ...tableReason('too_large', message), message }
}

/** The name breaks a rule and nothing can mend it without asking. */
export function unusableName(message: string): FailureReason {
  return tableReason('path_invalid', message)
}

/** The reason behind whatever a transport threw. */
export function reasonOf(error: unknown): FailureReason {
  if (error instanceof UploadFailure) return error.reason
  if (error instanceof Unreachable) return localReason(isOffline() ? 'offline' : 'unreachable')
  if (!(error instanceof ApiError)) return localReason('console_mistake')
  const name = errorName(error.code)
  if (name) return tableReason(name, error.message)
  // Not Hangar's own answer: a proxy's, most likely.
  const remedy = 'Retry. If it goes on, look at what stands between you and Hangar.'
  return { code: 'internal', message: error.message, remedy, retryable: error.status >= 500 }
}

/** A failure that a transport can name better than by the server's answer. */
export class UploadFailure extends Error {
  readonly reason: FailureReason

  constructor(reason: FailureReason, options?: ErrorOptions) {
    super(reason.message, options)
    this.name = 'UploadFailure'
    this.reason = reason
  }
}

function tableReason(name: ErrorName, message: string): FailureReason {
  return { code: name, message, remedy: '', retryable: false, ...ANSWERS[name] }
}

function errorName(code: number | null): ErrorName | null {
  for (const name in ERRORS) if (isErrorName(name) && ERRORS[name].code === code) return name
  return null
}

const isErrorName = (name: string): name is ErrorName => name in ERRORS

/** Whether the browser knows that it has no network. */
export const isOffline = (): boolean => 'onLine' in navigator && !navigator.onLine
