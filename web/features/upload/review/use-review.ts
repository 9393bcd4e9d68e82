import { useEffect, useState } from 'react'
import { createBreather } from '../engine/breather.ts'
import type { PlanRules } from '../engine/plan.ts'
import type { QueuedFile } from '../engine/queued-file.ts'
import { type Review, reviewOf, reviewing } from '../engine/review.ts'

/** Up to how many files are looked at while the page draws. */
const AT_ONCE = 200

/** So long nothing more may be typed or added before thousands are looked at again, in ms. */
const PAUSE_MS = 150

/**
 * What is to be known of all chosen files. Of thousands it follows a moment later, in turns that
 * keep the page responsive; until then it is what was known last. `files` must be the same list
 * until there is another one.
 */
export function useReview(files: readonly QueuedFile[], rules: PlanRules): Review {
  const { folder, maxAssetBytes } = rules
  const isMany = files.length > AT_ONCE
  const [late, setLate] = useState(() => reviewOf([], rules))
  useEffect(() => {
    if (!isMany) return undefined
    const stop = new AbortController()
    const look = () =>
      void inTurns(reviewing(files, { folder, maxAssetBytes }), stop.signal, setLate)
    const timer = setTimeout(look, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [files, folder, maxAssetBytes, isMany])
  return isMany ? late : reviewOf(files, rules)
}

/** Takes all steps, page first, and tells the result unless it was called off. */
async function inTurns<Result>(
  steps: Generator<void, Result>,
  signal: AbortSignal,
  onDone: (result: Result) => void,
): Promise<void> {
  const breathe = createBreather()
  for (let step = steps.next(); !signal.aborted; step = steps.next()) {
    if (step.done === true) return onDone(step.value)
    await breathe()
  }
}
