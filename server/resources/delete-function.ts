import type { Change, Environment, LiveVersion } from '../catalog/records.ts'
import { commitChange, retryingStale, type Acting } from '../changes/commit.ts'
import { Failure } from '../failure.ts'

/**
 * Takes a Function off what an Environment serves, by one Change that can be undone, and off
 * the Service's list. Null when it was not live there. Other Environments run it on until they
 * are deployed to. Throws not_found, changed_meanwhile.
 */
export async function deleteFunction(
  acting: Acting,
  environment: Environment,
  sid: string,
): Promise<Change | null> {
  const { catalog } = acting
  const resource = await catalog.findResource(sid)
  const isListed =
    resource?.kind === 'function' && resource.serviceSid === environment.serviceSid
  const change = await takeDown(acting, environment, sid)
  if (!change && !isListed) throw new Failure('not_found', `There is no Function ${sid} here.`)
  // Once it is off, so that a crash in between leaves a Function that can be deleted again.
  if (isListed) await catalog.deleteResource(sid)
  return change
}

function takeDown(
  acting: Acting,
  environment: Environment,
  sid: string,
): Promise<Change | null> {
  return retryingStale(async () => {
    const [live]: (LiveVersion | undefined)[] = await acting.catalog.liveBySid(
      environment.sid,
      [sid],
    )
    if (live?.kind !== 'function') return null
    const { path, sid: before } = live.version
    return commitChange(acting, environment, {
      kind: 'delete',
      entries: [{ path, before, after: null }],
    })
  })
}
