import type { Change as WireChange } from '../../contract/changes.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Change, Version } from '../catalog/records.ts'
import { toChange } from '../rules/wire.ts'

/** Changes as JSON, with the versions their entries name read in one go. */
export async function presentChanges(
  catalog: Catalog,
  changes: Change[],
  known: readonly Version[] = [],
): Promise<WireChange[]> {
  const sids = changes.flatMap(({ entries }) =>
    entries.flatMap(({ before, after }) => [before, after].filter((sid) => sid !== null)),
  )
  const bySid = new Map(known.map((version) => [version.sid, version]))
  const missing = [...new Set(sids)].filter((sid) => !bySid.has(sid))
  const read = missing.length > 0 ? await catalog.findVersions(missing) : []
  for (const version of read) bySid.set(version.sid, version)
  return changes.map((change) => toChange(change, bySid))
}

/** One Change as JSON; versions that are `known` are not read. */
export async function presentChange(
  catalog: Catalog,
  change: Change,
  known: readonly Version[] = [],
): Promise<WireChange> {
  const [presented] = await presentChanges(catalog, [change], known)
  return presented ?? toChange(change, new Map())
}
