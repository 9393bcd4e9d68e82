import type { Dependency } from '../../contract/dependencies.ts'
import type { Build } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { planSavedBuild } from '../rules/saved-build.ts'
import { createBuild } from './create-build.ts'
import type { InstallDeps } from './install-dependencies.ts'

/**
 * Makes a Build of what an Environment serves, with the newest saved version of every Function.
 * Without `dependencies` those of its present Build stay, at the versions that were installed,
 * so that there is nothing to wait for. Throws invalid_request, path_taken.
 */
export async function buildSaved(
  deps: InstallDeps,
  { service, environment }: Site,
  dependencies: readonly Dependency[] | undefined,
): Promise<Build> {
  const { catalog } = deps
  const live = (await Array.fromAsync(catalog.liveSet(environment.sid))).flat()
  const functions = await catalog.newestFunctions(service.sid)
  const versionSids = planSavedBuild(
    live,
    functions.map(({ version }) => version),
  )
  const { release } = environment
  const present = release?.buildSid ? await catalog.findBuild(release.buildSid) : null
  return createBuild(deps, service, {
    versionSids,
    dependencies: dependencies ?? present?.dependencies ?? [],
    ...(dependencies || !present ? {} : { installed: present }),
    runtime: present?.runtime,
  })
}
