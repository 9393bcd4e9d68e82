import { StaleDraft, type Catalog } from '../catalog/port.ts'
import type { Change, ChangeDraft, Deployment, Environment } from '../catalog/records.ts'
import { newSid } from '../rules/sids.ts'
import { Failure } from '../failure.ts'

const ATTEMPTS = 5

/** What every act on a live set needs: the rows, the time, and who does it. */
export interface Acting {
  catalog: Catalog
  clock: () => number
  actor: string
}

/**
 * Runs an act that reads what is live, decides and commits, and runs it anew when someone
 * else changed the same paths in between. Throws changed_meanwhile when that goes on.
 */
export async function retryingStale<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof StaleDraft)) throw error
      if (attempt === ATTEMPTS) {
        throw new Failure(
          'changed_meanwhile',
          `${error.path || 'The Environment'} keeps being changed by others. Reload and try again.`,
        )
      }
    }
  }
}

/** What an act decides of a Change; who, when and where are added here. */
type Decided = Pick<ChangeDraft, 'kind' | 'entries'> &
  Partial<
    Pick<
      ChangeDraft,
      'newResources' | 'newVersions' | 'undoes' | 'uploadSid' | 'whole' | 'release'
    >
  > & { deployment?: Pick<Deployment, 'sid' | 'buildSid' | 'isPlugin'> }

/** Commits one Change of an Environment, made now by the actor. */
export function commitChange(
  { catalog, clock, actor }: Acting,
  environment: Environment,
  { deployment, ...decided }: Decided,
): Promise<Change> {
  const place = { serviceSid: environment.serviceSid, environmentSid: environment.sid }
  const sid = newSid('change')
  const dateCreated = clock()
  return catalog.commit({
    sid,
    ...place,
    actor,
    dateCreated,
    newResources: [],
    newVersions: [],
    undoes: null,
    uploadSid: null,
    release: null,
    ...decided,
    deployment: deployment ? { ...deployment, ...place, changeSid: sid, dateCreated } : null,
  })
}
