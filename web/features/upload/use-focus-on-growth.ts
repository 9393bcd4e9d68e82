import { useEffect, useRef, type RefObject } from 'react'

/** What comes within so many ms of one another came by one act. */
const ONE_ACT_MS = 1000

/**
 * Gives `target` the focus whenever `count` grows by an act of the person: what was added begins
 * there. Once for what is added bit by bit, and not on a page that opens with things in it already.
 * Where things are also added by themselves, `source` counts what an act takes them from: the
 * focus stays where it is while that does not shrink.
 */
export function useFocusOnGrowth(
  target: RefObject<HTMLElement | null>,
  count: number,
  source?: number,
): void {
  const last = useRef({ count, source, grownAt: -ONE_ACT_MS })
  useEffect(() => {
    const { current } = last
    const isByHand = source === undefined || source < (current.source ?? 0)
    if (count > current.count && isByHand) {
      const now = performance.now()
      if (now - current.grownAt > ONE_ACT_MS) target.current?.focus()
      current.grownAt = now
    }
    current.count = count
    current.source = source
  }, [count, source, target])
}
