import type { Visibility } from '../../../../contract/assets.ts'
import { type NameProblem, nameAsset, suggestPath } from '../../../../server/rules/naming.ts'
import { type FailureReason, tooLarge, unusableName } from './failure-reasons.ts'
import type { QueuedFile } from './queued-file.ts'

/** Something about a file's name that its owner should know before it is published. */
export type PlanNote =
  | { kind: 'spaces' }
  | { kind: 'replaced' }
  | { kind: 'shortened' }
  | { kind: 'marker'; visibility: Visibility }
  /** Seems to be meant as private (or protected) but would be public. */
  | { kind: 'near_miss'; meant: 'private' | 'protected' }
  /** Another chosen file would get the same path. */
  | { kind: 'twin' }

/** What will become of a chosen file. */
export interface Plan {
  /** The path it will be served under. */
  readonly path: string
  /** The path to ask the server for; the same rule makes `path` of it there. */
  readonly requested: string
  readonly visibility: Visibility
  /** Whether a marker in the name settles the visibility, whatever is chosen. */
  readonly isForced: boolean
  readonly notes: readonly PlanNote[]
  /** Why it cannot be sent at all. */
  readonly problem: FailureReason | null
}

export interface PlanRules {
  /** A folder that `checkFolder` found good. */
  readonly folder: string
  readonly maxAssetBytes: number
}

/** A file's record never changes, so neither does its plan by the same rules. */
const plans = new WeakMap<QueuedFile, { rules: PlanRules; plan: Plan }>()

/** Decides a file's path and visibility by the rule the server will use too. */
export function planOf(queued: QueuedFile, rules: PlanRules): Plan {
  const known = plans.get(queued)
  if (known && isSame(known.rules, rules)) return known.plan
  const plan = decide(queued, rules)
  plans.set(queued, { rules, plan })
  return plan
}

const isSame = (one: PlanRules, other: PlanRules) =>
  one.folder === other.folder && one.maxAssetBytes === other.maxAssetBytes

function decide(queued: QueuedFile, rules: PlanRules): Plan {
  const { file } = queued
  const name = nameFor(`${rules.folder}${file.relativePath}`)
  const notes = name.notes.filter(
    (note) => note.kind !== 'near_miss' || queued.visibility === 'public',
  )
  const size = file.size > rules.maxAssetBytes ? tooLarge(file.size, rules.maxAssetBytes) : null
  const { path, requested, forced } = name
  const visibility = forced ?? queued.visibility
  const problem = size ?? name.problem
  return { path, requested, visibility, isForced: forced !== null, notes, problem }
}

/** The path that a requested one is served under: without marker and spaces. */
export function servedPath(requested: string): string {
  const name = nameAsset(requested)
  return name.ok ? name.path : requested
}

/** The visibility that a marker in a requested path settles; null where it is left open. */
export function forcedVisibility(requested: string): Visibility | null {
  const name = nameAsset(requested)
  // `.public` is dropped from the name but leaves the choice open: it can do no harm.
  return name.ok && name.visibility !== 'public' ? name.visibility : null
}

interface Naming {
  path: string
  requested: string
  forced: Visibility | null
  notes: PlanNote[]
  problem: FailureReason | null
}

function nameFor(raw: string): Naming {
  const asIs = nameAsset(raw)
  const requested = asIs.ok ? raw : suggestPath(raw)
  const name = asIs.ok ? asIs : nameAsset(requested)
  if (!name.ok) {
    const problem = unusableName(name.problem.message)
    return { path: requested, requested, forced: null, notes: [], problem }
  }
  const forced = forcedVisibility(requested)
  const notes = asIs.ok ? name.notes : [...mendingOf(raw, asIs.problem), ...name.notes]
  return { path: name.path, requested, forced, notes, problem: null }
}

/** What was done to a name that broke a rule. */
function mendingOf(raw: string, { reason }: NameProblem): PlanNote[] {
  if (reason !== 'too_long') return [{ kind: 'replaced' }]
  // The rule stops at the first thing that is wrong; in parts, a name is not too long.
  const parts = raw.match(/[^/]{1,100}/gu) ?? []
  const isOnlyLong = parts.every((part) => nameAsset(part).ok)
  return isOnlyLong ? [{ kind: 'shortened' }] : [{ kind: 'shortened' }, { kind: 'replaced' }]
}
