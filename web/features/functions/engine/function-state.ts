import type { HangarFunction } from '../../../../contract/functions.ts'
import { LIMITS } from '../../../../contract/limits.ts'

/** How what was saved of a Function stands to what runs. */
export type FunctionState = 'live' | 'saved' | 'changed'

export const STATE_WORDS: Record<FunctionState, string> = {
  live: 'Live',
  saved: 'Saved, not deployed',
  changed: 'Changed since deployment',
}

/** Whether the newest saved version runs, an older one does, or none. */
export function stateOf({
  saved,
  live,
}: Pick<HangarFunction, 'saved' | 'live'>): FunctionState {
  if (live === null) return 'saved'
  return live.sid === saved.sid ? 'live' : 'changed'
}

/** Whether the text on screen is a saved one, uploaded by a tool, that could not be saved here. */
export const isTooLong = (
  { saved }: Pick<HangarFunction, 'saved'>,
  { versionSid }: { versionSid: string },
) => versionSid === saved.sid && saved.size > LIMITS.editableBytes

/** What the next deployment will do to a Function beside its source, in words; none: nothing. */
export function comingChanges({
  saved,
  live,
}: Pick<HangarFunction, 'saved' | 'live'>): string[] {
  if (live === null) return []
  const changes: string[] = []
  if (saved.path !== live.path) changes.push(`its path becomes ${saved.path}`)
  if (saved.visibility !== live.visibility) changes.push(`it becomes ${saved.visibility}`)
  return changes
}

/** What a deployment would take live: “2 Functions are saved, but not live.” */
export function waitingWords(
  functions: readonly HangarFunction[],
  hasChangedDependencies: boolean,
): string {
  const waiting = functions.filter((each) => stateOf(each) !== 'live').length
  const words: string[] = []
  if (waiting === 1) words.push('1 Function is saved, but not live.')
  if (waiting > 1) words.push(`${waiting} Functions are saved, but not live.`)
  if (hasChangedDependencies) words.push('Dependencies are changed, but not deployed.')
  return words.join(' ') || 'All Functions are live as saved.'
}
