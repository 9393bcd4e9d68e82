import type { FailureReason } from './failure-reasons.ts'
import { checkFolder } from './folder.ts'
import { planOf } from './plan.ts'
import type { QueuedFile, UploadTarget } from './queued-file.ts'

/** What the server takes. */
export interface SubmitLimits {
  /** The largest file, in bytes. */
  maxAssetBytes: number
}

/** What is to become of the chosen files, by id. */
export interface Submission {
  targets: ReadonlyMap<string, UploadTarget>
  refused: ReadonlyMap<string, FailureReason>
}

/** The targets of all chosen files, and why some can have none; null if the folder is bad. */
export function submissionOf(
  files: Iterable<QueuedFile>,
  typedFolder: string,
  limits: SubmitLimits,
): Submission | null {
  const checked = checkFolder(typedFolder)
  if (!checked.ok) return null
  const targets = new Map<string, UploadTarget>()
  const refused = new Map<string, FailureReason>()
  for (const file of files) {
    if (file.state.kind !== 'chosen') continue
    const plan = planOf(file, { ...limits, folder: checked.folder })
    if (plan.problem) refused.set(file.id, plan.problem)
    else targets.set(file.id, targetOf(file, plan))
  }
  return { targets, refused }
}

function targetOf(
  { destination: { sid: environment, serviceSid: service } }: QueuedFile,
  { requested: path, visibility }: ReturnType<typeof planOf>,
): UploadTarget {
  return { service, environment, path, visibility, ifExists: 'fail' }
}
