import type { DependencyInstaller } from './builds/installer.ts'
import type { Catalog } from './catalog/port.ts'
import type { Logs } from './logs/port.ts'

/** What Functions have written is kept so long, in ms; as with Twilio. */
export const LOG_LIFETIME = 30 * 24 * 60 * 60 * 1000

export interface FunctionsSweepDeps {
  catalog: Pick<Catalog, 'dependencySetsInUse'>
  logs: Pick<Logs, 'dropBefore'>
  installer: Pick<DependencyInstaller, 'keepOnly'>
  /** The time in milliseconds. */
  clock: () => number
}

/** Drops old lines; resolves with their number. */
export const sweepLogs = ({ logs, clock }: FunctionsSweepDeps): Promise<number> =>
  logs.dropBefore(clock() - LOG_LIFETIME)

/** Drops the packages that no Build names any more. */
export async function sweepDependencies(deps: FunctionsSweepDeps): Promise<void> {
  await deps.installer.keepOnly(await deps.catalog.dependencySetsInUse())
}
