import type { Catalog } from '../catalog/port.ts'
import type { Build, Service } from '../catalog/records.ts'
import { Failure } from '../failure.ts'

/** A Build of a Service. Throws not_found. */
export async function findBuild(
  catalog: Catalog,
  { sid: serviceSid, uniqueName }: Service,
  sid: string,
): Promise<Build> {
  const build = await catalog.findBuild(sid)
  if (build?.serviceSid === serviceSid) return build
  throw new Failure('not_found', `There is no Build ${sid} in the Service ${uniqueName}.`)
}
