import type { Change } from '../../../contract/changes.ts'
import type { Deployment } from '../../../contract/deployments.ts'
import type { Environment } from '../../../contract/services.ts'

type Entry = Change['entries'][number]

/** Who deployed: the account itself, in the console or a tool, or one of its API keys. */
export const actorWords = (actor: string) =>
  actor.startsWith('SK') ? `API key ${actor}` : 'this account'

/** “1 change”, “12 changes”. */
export const countChanges = (count: number) => {
  if (count === 0) return 'no changes'
  return count === 1 ? '1 change' : `${count.toLocaleString('en')} changes`
}

/** What a Change did to one path, in a word. */
export function entryWords({ before, after }: Entry): 'Added' | 'Removed' | 'Replaced' {
  if (before === null) return 'Added'
  return after === null ? 'Removed' : 'Replaced'
}

/** How a deployment stands to what its Environment serves now. */
export type Standing =
  /** Exactly its Build is served. */
  | 'exact'
  /** It is what was deployed last, but something was changed since. */
  | 'altered'
  | 'undone'
  | 'past'

/** How a deployment stands to what its Environment serves now. */
export function standingOf(
  { is_current, build_sid, undone_by }: Deployment,
  environment: Pick<Environment, 'build_sid' | 'is_altered'>,
): Standing {
  if (is_current) {
    const isExact = environment.build_sid === build_sid && !environment.is_altered
    return isExact ? 'exact' : 'altered'
  }
  return undone_by === null ? 'past' : 'undone'
}

/** Whether both brought the same Build; what was only taken down has none. */
export const isSameBuild = (one: Deployment, other: Deployment) =>
  one.build_sid !== null && one.build_sid === other.build_sid

/** Whether deploying its Build would change nothing. */
export const isServed = (
  { build_sid }: Deployment,
  environment: Pick<Environment, 'build_sid' | 'is_altered'>,
) => environment.build_sid === build_sid && !environment.is_altered
