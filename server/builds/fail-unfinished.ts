import type { Catalog } from '../catalog/port.ts'

/**
 * Ends the Builds that were under way when the process did: nobody installs their dependencies
 * any more. To be called at start, before there can be new ones.
 */
export async function failUnfinished({
  catalog,
  clock,
}: {
  catalog: Catalog
  clock: () => number
}): Promise<void> {
  for (const build of await catalog.unfinishedBuilds()) {
    await catalog.updateBuild({
      ...build,
      status: 'failed',
      failure: 'Hangar was stopped while it installed the dependencies. Build again.',
      dateUpdated: clock(),
    })
  }
}
