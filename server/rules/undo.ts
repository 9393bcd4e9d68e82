import type {
  Change,
  ChangeEntry,
  LiveVersion,
  Release,
  ReleaseEntry,
} from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/** What is served where a Change was made, and wherever its resources are live now. */
export interface UndoView {
  /** Which Asset or Function a version SID belongs to. */
  resourceOf: (versionSid: string) => string | undefined
  live: readonly LiveVersion[]
  /** What the Environment runs on now. */
  release: Release | null
}

/** What takes a Change back: its entries turned round, and its release if it altered that. */
export interface UndoPlan {
  entries: ChangeEntry[]
  release: ReleaseEntry | null
}

/**
 * Decides how a Change is taken back. One that altered what the Environment runs on can be, as
 * long as it runs on that. Throws not_undoable when something has been changed since.
 */
export function planUndo(change: Change, { resourceOf, live, release }: UndoView): UndoPlan {
  if (change.undoneBy) {
    throw new Failure('not_undoable', 'This change has been undone already.')
  }
  if (change.release && !isSameDeployment(change.release.after, release)) {
    throw deployedSince()
  }
  refuseMoved(change, live, resourceOf)
  return {
    entries: change.entries.map(({ path, before, after }) => ({
      path,
      before: after,
      after: before,
    })),
    release: change.release && { before: release, after: change.release.before },
  }
}

function refuseMoved(
  change: Change,
  live: UndoView['live'],
  resourceOf: UndoView['resourceOf'],
): void {
  const served = new Map(live.map(({ version }) => [version.path, version.sid]))
  for (const { path, after } of change.entries) {
    if ((served.get(path) ?? null) !== after) throw changedSince(path)
  }
  const ownPaths = new Set(change.entries.map(({ path }) => path))
  const elsewhere = new Map(
    live
      .filter(({ version }) => !ownPaths.has(version.path))
      .map(({ version }) => [version.resourceSid, version.path]),
  )
  for (const { before } of change.entries) {
    const path = before && elsewhere.get(resourceOf(before) ?? '')
    if (path) throw changedSince(path)
  }
}

// A snapshot may have taken the Build's place meanwhile; the Deployment tells them apart.
function isSameDeployment(one: Release | null, other: Release | null): boolean {
  return (one?.deploymentSid ?? null) === (other?.deploymentSid ?? null)
}

function deployedSince(): Failure {
  const message =
    'The Environment has been deployed to since, so this deployment cannot be undone. Undo the later deployment first, or deploy the Build you want again.'
  return new Failure('not_undoable', message)
}

function changedSince(path: string): Failure {
  const message = `${path} has been changed since, so this change cannot be undone. Undo the later change first.`
  return new Failure('not_undoable', message)
}
