import type { Published } from '../../../../contract/uploads.ts'
import type { ChosenFile } from './chosen-file.ts'
import type { FailureReason } from './failure-reasons.ts'
import type { LateComer, Retry, Taken, UploadTarget } from './queued-file.ts'

/** What someone decides about a file whose path is taken. */
export type Decision = 'replace' | 'keep_both' | 'skip'

/** Everything that can happen to one file. Events that do not fit its state are ignored. */
export type FileEvent =
  | { type: 'submit'; target: UploadTarget; batch: number; key: string }
  | { type: 'hash'; hashed: number }
  /** What the check found: the path is free, has these very bytes, or has others. */
  | { type: 'find_free' }
  | { type: 'find_identical' }
  | { type: 'find_taken'; taken: Taken }
  | { type: 'know_digest'; sha256: string }
  | { type: 'decide'; decision: Decision }
  /** What came late is this. */
  | { type: 'identify'; by: LateComer }
  /** The batch may go; what was paused meanwhile stays. */
  | { type: 'release'; isPaused: boolean }
  | { type: 'send' }
  | { type: 'begin'; uploadUrl: string }
  | { type: 'acknowledge'; acknowledged: number }
  /** Only for what the server fetches: it has learnt the size. */
  | { type: 'measure'; size: number }
  /** The request that has begun brings the last byte. */
  | { type: 'may_arrive' }
  | { type: 'all_sent' }
  | { type: 'publish'; published: Published }
  | { type: 'put_off'; retry: Retry }
  | { type: 'fail'; reason: FailureReason }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'cancel' }
  /** What begins anew is checked again, in the batch named. */
  | { type: 'retry'; key: string; batch: number }
  | { type: 'reunite'; file: ChosenFile; batch: number }

/** The events of some types. */
export type EventOf<Type extends FileEvent['type']> = Extract<FileEvent, { type: Type }>
/** What can happen before a file is sent. */
export type EarlyEvent = EventOf<
  | 'submit'
  | 'hash'
  | 'find_free'
  | 'find_identical'
  | 'find_taken'
  | 'know_digest'
  | 'decide'
  | 'identify'
  | 'release'
>
/** What sending tells. */
export type SendingEvent = EventOf<
  | 'send'
  | 'begin'
  | 'acknowledge'
  | 'measure'
  | 'may_arrive'
  | 'all_sent'
  | 'publish'
  | 'put_off'
  | 'fail'
>
/** What someone does. */
export type HandEvent = EventOf<'pause' | 'resume' | 'cancel' | 'retry' | 'reunite'>
