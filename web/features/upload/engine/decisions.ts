import { forcedVisibility } from './plan.ts'
import type { QueuedFile } from './queued-file.ts'
import type { Decision } from './file-events.ts'

/**
 * What can be decided about a file whose path is taken: a Function cannot be replaced, and with
 * the very same bytes there would be nothing to replace; both leave at least two ways.
 */
export function possibleDecisions({ state, target }: QueuedFile): readonly Decision[] {
  if (state.kind !== 'undecided') return []
  const { taken } = state
  const isFunction =
    taken.kind === 'function' || (taken.kind === 'late' && taken.by === 'function')
  if (isFunction) return ['keep_both', 'skip']
  const isIdentical = taken.kind === 'asset' && taken.isIdentical
  // Replacing keeps who may read it, unless the name itself says so.
  const isVain = isIdentical && target !== null && forcedVisibility(target.path) === null
  return isVain ? ['keep_both', 'skip'] : ['replace', 'keep_both', 'skip']
}

/** The decision that comes closest for this file: a wish for all cannot fit each. */
export function nearestDecision(file: QueuedFile, wanted: Decision): Decision {
  if (possibleDecisions(file).includes(wanted)) return wanted
  const { state } = file
  const isServedAlready = state.kind === 'undecided' && state.taken.kind === 'asset'
  return isServedAlready ? 'skip' : 'keep_both'
}
