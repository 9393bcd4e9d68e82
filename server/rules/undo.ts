import type { Change, ChangeEntry, LiveVersion } from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/**
 * The entries that take a Change back. `live` holds what is served at its paths and wherever
 * its assets are live now. Throws not_undoable when something has been changed since.
 */
export function planUndo(
  change: Change,
  restored: AssetOfVersion,
  live: readonly LiveVersion[],
): ChangeEntry[] {
  if (change.undoneBy) {
    throw new Failure('not_undoable', 'This change has been undone already.')
  }
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
    const path = before && elsewhere.get(restored(before) ?? '')
    if (path) throw changedSince(path)
  }
  return change.entries.map(({ path, before, after }) => ({
    path,
    before: after,
    after: before,
  }))
}

/** Which Asset a version SID belongs to. */
type AssetOfVersion = (versionSid: string) => string | undefined

function changedSince(path: string): Failure {
  const message = `${path} has been changed since, so this change cannot be undone. Undo the later change first.`
  return new Failure('not_undoable', message)
}
