import { useEffect, useRef, type RefObject } from 'react'

/**
 * Gives `target` the focus whenever `count` grows: what was added begins there. Not on a
 * page that opens with things in it already.
 */
export function useFocusOnGrowth(target: RefObject<HTMLElement | null>, count: number): void {
  const last = useRef(count)
  useEffect(() => {
    if (count > last.current) target.current?.focus()
    last.current = count
  }, [count, target])
}
