import type { BuildVersion, ChangeEntry, LiveVersion } from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/**
 * The entries that make a Build the live set; none when all paths stay as they are. With
 * `keepAssets` only Functions come and go. Throws path_taken when a kept asset is where a
 * Function of the Build belongs.
 */
export function planDeployment(
  live: readonly LiveVersion[],
  build: readonly BuildVersion[],
  { keepAssets }: { keepAssets: boolean },
): ChangeEntry[] {
  const isMeant = ({ kind }: { kind: string }) => !keepAssets || kind === 'function'
  const next = new Map(build.filter(isMeant).map((version) => [version.path, version]))
  if (keepAssets) refuseTaken(live, next)
  const served = new Map(live.filter(isMeant).map(({ version }) => [version.path, version.sid]))
  return [...new Set([...served.keys(), ...next.keys()])]
    .map((path) => ({
      path,
      before: served.get(path) ?? null,
      after: next.get(path)?.sid ?? null,
    }))
    .filter(({ before, after }) => before !== after)
}

function refuseTaken(
  live: readonly LiveVersion[],
  functions: ReadonlyMap<string, BuildVersion>,
): void {
  const inTheWay = live.find(
    ({ kind, version }) => kind === 'asset' && functions.has(version.path),
  )
  if (!inTheWay) return
  const { path } = inTheWay.version
  throw new Failure(
    'path_taken',
    `The Function at ${path} cannot be deployed: an asset is served there. Move or delete the asset, or give the Function another path.`,
  )
}
