import type { FailureReason } from './failure-reasons.ts'
import { type PlanRules, planOf } from './plan.ts'
import type { QueuedFile, UploadTarget } from './queued-file.ts'

/** What the server takes. */
export type SubmitLimits = Pick<PlanRules, 'maxAssetBytes'>

/** Where a chosen file is to go, or why it cannot. */
export type Submission =
  | { readonly ok: true; readonly target: UploadTarget }
  | { readonly ok: false; readonly reason: FailureReason }

/** What is to become of a chosen file when it is sent by these rules. */
export function submissionOf(file: QueuedFile, rules: PlanRules): Submission {
  const { requested: path, visibility, problem } = planOf(file, rules)
  if (problem) return { ok: false, reason: problem }
  const { sid: environment, serviceSid: service } = file.destination
  return { ok: true, target: { service, environment, path, visibility, ifExists: 'fail' } }
}
