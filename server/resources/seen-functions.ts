import { compareCodePoints } from '../rules/code-point-order.ts'
import type { Catalog } from '../catalog/port.ts'
import type { Environment } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import type { SeenFunction } from '../rules/wire-functions.ts'

/**
 * The Functions of a Service as one of its Environments has them, by path: every one that was
 * saved and not deleted, and whatever is live there, even if it was deleted elsewhere.
 */
export async function seenFunctions(
  catalog: Catalog,
  environment: Environment,
): Promise<SeenFunction[]> {
  const running = await catalog.liveFunctions(environment.sid)
  const live = new Map(running.map((one) => [one.version.resourceSid, one]))
  const saved = (await catalog.newestFunctions(environment.serviceSid)).map(
    ({ resource, version }): SeenFunction => ({
      sid: resource.sid,
      dateCreated: resource.dateCreated,
      saved: version,
      live: live.get(resource.sid)?.version ?? null,
    }),
  )
  const known = new Set(saved.map(({ sid }) => sid))
  const deleted = running
    .filter(({ version }) => !known.has(version.resourceSid))
    .map(({ version, resourceCreated }): SeenFunction => ({
      sid: version.resourceSid,
      dateCreated: resourceCreated,
      saved: version,
      live: version,
    }))
  return [...saved, ...deleted].toSorted((a, b) =>
    compareCodePoints(a.saved.path, b.saved.path),
  )
}

/** One of them. Throws not_found. */
export async function seenFunction(
  catalog: Catalog,
  environment: Environment,
  sid: string,
): Promise<SeenFunction> {
  const seen = await seenFunctions(catalog, environment)
  const found = seen.find((one) => one.sid === sid)
  if (found) return found
  throw new Failure('not_found', `There is no Function ${sid} here.`)
}
