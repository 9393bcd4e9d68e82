import { describe } from 'vitest'
import { buildsCompliance } from './compliance-builds.ts'
import { commitCompliance } from './compliance-commit.ts'
import { deploymentsCompliance } from './compliance-deployments.ts'
import { environmentsCompliance } from './compliance-environments.ts'
import { eventsCompliance } from './compliance-events.ts'
import { functionsCompliance } from './compliance-functions.ts'
import { historyCompliance } from './compliance-history.ts'
import { keysCompliance } from './compliance-keys.ts'
import { liveCompliance } from './compliance-live.ts'
import { pagesCompliance } from './compliance-pages.ts'
import { releasesCompliance } from './compliance-releases.ts'
import { resourcesCompliance } from './compliance-resources.ts'
import { servicesCompliance } from './compliance-services.ts'
import { smallFilesCompliance } from './compliance-small-files.ts'
import { snapshotsCompliance } from './compliance-snapshots.ts'
import { staleCompliance } from './compliance-stale.ts'
import { uploadsCompliance } from './compliance-uploads.ts'
import { variablesCompliance } from './compliance-variables.ts'
import { versionsCompliance } from './compliance-versions.ts'
import { type OpenForTest, testWorld } from './compliance-world.ts'

/** Everything the catalog port promises. Each adapter's test runs it. */
export function catalogCompliance(name: string, open: OpenForTest): void {
  describe(`the catalog in ${name}`, () => {
    const world = testWorld(open)
    servicesCompliance(world)
    environmentsCompliance(world)
    liveCompliance(world)
    pagesCompliance(world)
    functionsCompliance(world)
    resourcesCompliance(world)
    versionsCompliance(world)
    commitCompliance(world)
    staleCompliance(world)
    historyCompliance(world)
    buildsCompliance(world)
    snapshotsCompliance(world)
    deploymentsCompliance(world)
    releasesCompliance(world)
    variablesCompliance(world)
    keysCompliance(world)
    eventsCompliance(world)
    uploadsCompliance(world)
    smallFilesCompliance(world)
  })
}
