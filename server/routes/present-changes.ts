import type { Change as WireChange } from '../../contract/changes.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Change } from '../catalog/records.ts'
import { toChange } from '../rules/wire.ts'

/** Changes as JSON, with the versions their entries name read in one go. */
export async function presentChanges(
  catalog: Catalog,
  changes: Change[],
): Promise<WireChange[]> {
  const sids = changes.flatMap(({ entries }) =>
    entries.flatMap(({ before, after }) => [before, after].filter((sid) => sid !== null)),
  )
  const versions = await catalog.findVersions([...new Set(sids)])
  const bySid = new Map(versions.map((version) => [version.sid, version]))
  return changes.map((change) => toChange(change, bySid))
}

/** One Change as JSON. */
export async function presentChange(catalog: Catalog, change: Change): Promise<WireChange> {
  const [presented] = await presentChanges(catalog, [change])
  return presented ?? toChange(change, new Map())
}
