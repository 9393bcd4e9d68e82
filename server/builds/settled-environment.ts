import type { Catalog } from '../catalog/port.ts'
import type { Build, Environment } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { newSid } from '../rules/sids.ts'
import { usualRuntime } from './create-build.ts'

/**
 * The Environment with a Build that lists exactly what it serves. Where assets were changed
 * since its deployment there is none, so one is taken down from what is live. Throws not_found.
 */
export async function settledEnvironment(
  { catalog, clock }: { catalog: Catalog; clock: () => number },
  environment: Environment,
): Promise<Environment> {
  if (!environment.isAltered) return environment
  const now = clock()
  // What the Functions need is carried over by the catalog, from the Build this one replaces.
  const snapshot: Build = {
    sid: newSid('build'),
    serviceSid: environment.serviceSid,
    status: 'completed',
    runtime: await usualRuntime(catalog, environment.serviceSid),
    dependencies: [],
    installed: [],
    dependencySet: null,
    steps: [],
    failure: null,
    dateCreated: now,
    dateUpdated: now,
  }
  const settled = await catalog.takeSnapshot(environment.sid, snapshot)
  if (settled) return settled
  throw new Failure('not_found', `The Environment ${environment.uniqueName} was deleted.`)
}
