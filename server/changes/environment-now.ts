import type { Catalog } from '../catalog/port.ts'
import type { Environment } from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/** The Environment as it is now: what it runs on may have changed since it was read. */
export async function environmentNow(
  catalog: Catalog,
  { sid, serviceSid, uniqueName }: Environment,
): Promise<Environment> {
  const environments = await catalog.listEnvironments(serviceSid)
  const found = environments.find((environment) => environment.sid === sid)
  if (found) return found
  throw new Failure('not_found', `The Environment ${uniqueName} was deleted meanwhile.`)
}
