import type { Visibility } from '../../../../contract/assets.ts'
import { type Plan, type PlanRules, planOf } from './plan.ts'
import type { QueuedFile } from './queued-file.ts'

/** What is to be known of all chosen files together before they are sent. */
export interface Review {
  /** The files it is about. */
  readonly files: readonly QueuedFile[]
  /** Ids of files that get the path of an earlier one. */
  readonly twins: ReadonlySet<string>
  /** Files that cannot be sent at all. */
  readonly refused: readonly QueuedFile[]
  /** Files whose names look private but that will be public. */
  readonly nearMisses: readonly QueuedFile[]
  /** Other files that can be sent, but not just as they were called. */
  readonly noted: readonly QueuedFile[]
  /** How many leave it open who may read them, and what is chosen for those. */
  readonly open: { readonly count: number; readonly choices: ReadonlySet<Visibility> }
  /** Of those that can be sent. */
  readonly bytes: number
}

/** Looks at all files at once. For thousands of them, take `reviewing`. */
export function reviewOf(files: readonly QueuedFile[], rules: PlanRules): Review {
  const steps = reviewing(files, rules)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Looks at one file a step, so that whoever drives it can let the page go first. */
export function* reviewing(
  files: readonly QueuedFile[],
  rules: PlanRules,
): Generator<void, Review> {
  const seen = new Set<string>()
  const twins = new Set<string>()
  const refused: QueuedFile[] = []
  const nearMisses: QueuedFile[] = []
  const noted: QueuedFile[] = []
  const open = { count: 0, choices: new Set<Visibility>() }
  let bytes = 0
  for (const file of files) {
    const plan = planOf(file, rules)
    const place = `${file.destination.sid}${plan.path}`
    if (seen.has(place)) twins.add(file.id)
    seen.add(place)
    if (plan.problem) refused.push(file)
    else {
      bytes += file.file.size
      if (plan.notes.some(({ kind }) => kind === 'near_miss')) nearMisses.push(file)
      else if (plan.notes.length > 0 || twins.has(file.id)) noted.push(file)
      if (!plan.isForced) open.count += 1
      if (!plan.isForced) open.choices.add(plan.visibility)
    }
    yield
  }
  return { files, twins, refused, nearMisses, noted, open, bytes }
}

/** A file's plan, with what only a look at all of them can tell. */
export function planIn({ twins }: Review, file: QueuedFile, rules: PlanRules): Plan {
  const plan = planOf(file, rules)
  return twins.has(file.id) ? { ...plan, notes: [...plan.notes, { kind: 'twin' }] } : plan
}
