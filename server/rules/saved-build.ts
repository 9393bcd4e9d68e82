import type { LiveVersion, Version } from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/**
 * The versions of a Build that deploys what was saved: the live assets as they are, and the
 * newest version of every Function. Throws path_taken when one of each has the same path.
 */
export function planSavedBuild(
  live: readonly LiveVersion[],
  functions: readonly Version[],
): string[] {
  const assets = live.filter(({ kind }) => kind === 'asset').map(({ version }) => version)
  const paths = new Set(functions.map(({ path }) => path))
  const inTheWay = assets.find(({ path }) => paths.has(path))
  if (!inTheWay) return [...assets, ...functions].map(({ sid }) => sid)
  const { path } = inTheWay
  const message = `The Function at ${path} cannot be deployed: an asset is served there. Move or delete the asset, or give the Function another path.`
  throw new Failure('path_taken', message)
}
