import { StaleDraft, type Catalog } from '../catalog/port.ts'
import type { Resource, Version, Change, ChangeDraft, Environment } from '../catalog/records.ts'
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
          `${error.path} keeps being changed by others. Reload and try again.`,
        )
      }
    }
  }
}

/** Commits one Change of an Environment, made now by the actor. */
export function commitChange(
  { catalog, clock, actor }: Acting,
  environment: Environment,
  draft: Pick<ChangeDraft, 'kind' | 'entries'> & {
    newResources?: Resource[]
    newVersions?: Version[]
    undoes?: string
    uploadSid?: string
  },
): Promise<Change> {
  return catalog.commit({
    sid: newSid('change'),
    serviceSid: environment.serviceSid,
    environmentSid: environment.sid,
    actor,
    dateCreated: clock(),
    newResources: [],
    newVersions: [],
    ...draft,
    undoes: draft.undoes ?? null,
    uploadSid: draft.uploadSid ?? null,
  })
}
