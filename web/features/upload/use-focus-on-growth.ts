import { useEffect, useRef, type RefObject } from 'react'

/** What comes within so many ms of one another came by one act. */
const ONE_ACT_MS = 1000

/**
 * Gives `target` the focus whenever `count` grows: what was added begins there. Once for what is
 * added bit by bit, and not on a page that opens with things in it already.
 */
export function useFocusOnGrowth(target: RefObject<HTMLElement | null>, count: number): void {
  const last = useRef({ count, grownAt: -ONE_ACT_MS })
  useEffect(() => {
    const { current } = last
    if (count > current.count) {
      const now = performance.now()
      if (now - current.grownAt > ONE_ACT_MS) target.current?.focus()
      current.grownAt = now
    }
    current.count = count
  }, [count, target])
}
