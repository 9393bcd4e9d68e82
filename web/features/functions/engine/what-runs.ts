import type { HangarFunction } from '../../../../contract/functions.ts'
import { formatMoment } from '../../../lib/dates.ts'
import { stateOf } from './function-state.ts'

/** Why a Function cannot be tried, in a sentence; null when it can. */
export function whyNotTried({ live }: Pick<HangarFunction, 'live'>, isRun: boolean) {
  if (!isRun) return 'Functions are not run here. Start the Hangar server to try this one.'
  return live === null ? 'Nothing of it runs yet. Deploy it to try it.' : null
}

/** Which version a try runs, so that nobody takes it for the text in the editor. */
export function whatRuns(fn: Pick<HangarFunction, 'saved' | 'live'>, isDirty: boolean): string {
  const runs = `Runs the deployed version, saved ${formatMoment(fn.live?.date_created ?? '')}.`
  if (isDirty) return `${runs} Your unsaved changes are not part of it: save and deploy first.`
  if (stateOf(fn) === 'changed')
    return `${runs} What you saved since is not part of it: deploy first.`
  return runs
}
