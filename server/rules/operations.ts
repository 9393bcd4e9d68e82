import type { ChangeKind, Operation } from '../../contract/changes.ts'
import type { Visibility } from '../../contract/assets.ts'
import type { ChangeEntry, LiveVersion } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { nameAsset } from './naming.ts'
import { newSid } from './sids.ts'

/** What the operations come to: entries and assets as they will be, and each one's outcome. */
export interface OperationsPlan {
  kind: ChangeKind
  entries: ChangeEntry[]
  /** Assets with a new version. */
  altered: LiveVersion[]
  outcomes: OperationOutcome[]
}

export type OperationOutcome =
  | { resourceSid: string; ok: true; live: LiveVersion | null }
  | { resourceSid: string; ok: false; failure: Failure }

/** An asset as it stands after the operations so far; `path` is null once deleted. */
interface Working {
  readonly before: LiveVersion
  path: string | null
  visibility: Visibility
}

/**
 * Decides a list of operations in their order. `live` holds the assets they name and what is
 * live at the paths they move to, which may be a Function; one cannot be operated on, but is in
 * the way. What cannot be done fails alone; the rest goes on.
 */
export function planOperations(
  operations: Operation[],
  live: LiveVersion[],
  now: number,
): OperationsPlan {
  const working = new Map(live.map((asset) => [asset.version.resourceSid, toWorking(asset)]))
  const failures = operations.map((operation) => tryOne(operation, working))
  const altered = new Map(
    [...working.values()]
      .filter(isAltered)
      .map((asset) => [asset.before, nextLive(asset, now)]),
  )
  const outcomes = operations.map(({ asset_sid: resourceSid }, index): OperationOutcome => {
    const failure = failures[index]
    if (failure) return { resourceSid, ok: false, failure }
    const asset = working.get(resourceSid)
    if (!asset || asset.path === null) return { resourceSid, ok: true, live: null }
    return { resourceSid, ok: true, live: altered.get(asset.before) ?? asset.before }
  })
  return {
    kind: kindOf(operations),
    entries: entriesOf([...working.values()], altered),
    altered: [...altered.values()],
    outcomes,
  }
}

/** Every path that the operations would move an asset to. */
export function targetPaths(operations: Operation[]): string[] {
  return operations.flatMap((operation) => {
    const name = operation.op === 'move' ? nameAsset(operation.path) : null
    return name?.ok ? [name.path] : []
  })
}

function toWorking(before: LiveVersion): Working {
  return { before, path: before.version.path, visibility: before.version.visibility }
}

function tryOne(operation: Operation, working: Map<string, Working>): Failure | null {
  const asset = working.get(operation.asset_sid)
  if (!asset || asset.path === null || asset.before.kind !== 'asset') {
    return new Failure('not_found', `No asset ${operation.asset_sid} is live here.`)
  }
  switch (operation.op) {
    case 'visibility':
      asset.visibility = operation.visibility
      return null
    case 'delete':
      asset.path = null
      return null
    case 'move':
      return move(asset, operation.path, working)
  }
}

function move(asset: Working, path: string, working: Map<string, Working>): Failure | null {
  const name = nameAsset(path)
  if (!name.ok) return new Failure('path_invalid', name.problem.message)
  const taken = [...working.values()].find(
    (other) => other !== asset && other.path === name.path,
  )
  if (taken) {
    const what =
      taken.before.kind === 'function' ? 'A Function runs' : 'Another asset is served'
    const message = `${what} at ${name.path}. Choose another path, or delete that one first.`
    return new Failure('path_taken', message)
  }
  asset.path = name.path
  asset.visibility = name.visibility ?? asset.visibility
  return null
}

function isAltered({ before, path, visibility }: Working): boolean {
  const { version } = before
  return path !== null && (path !== version.path || visibility !== version.visibility)
}

function nextLive({ before, path, visibility }: Working, now: number): LiveVersion {
  const version = {
    ...before.version,
    sid: newSid('version'),
    path: path ?? before.version.path,
    visibility,
    dateCreated: now,
  }
  return { ...before, version }
}

function entriesOf(working: Working[], altered: Map<LiveVersion, LiveVersion>): ChangeEntry[] {
  const entries = new Map<string, ChangeEntry>()
  const entryAt = (path: string) => {
    const entry = entries.get(path) ?? { path, before: null, after: null }
    entries.set(path, entry)
    return entry
  }
  for (const { before, path } of working) {
    const after = altered.get(before)
    if (path !== null && !after) continue
    entryAt(before.version.path).before = before.version.sid
    if (after) entryAt(after.version.path).after = after.version.sid
  }
  return [...entries.values()]
}

function kindOf(operations: Operation[]): ChangeKind {
  const kinds = new Set(operations.map(({ op }) => op))
  const [only] = kinds
  return kinds.size === 1 && only ? only : 'batch'
}
