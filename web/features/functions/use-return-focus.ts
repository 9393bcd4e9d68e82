import { useEffect, useRef, type RefObject } from 'react'
import { isFocusFree } from './free-focus.ts'
import type { Chosen } from './use-chosen.ts'

/**
 * Who comes back to the list finds the focus where it was in it; or, when that is gone, at the
 * first link or button of `place`.
 */
export function useReturnFocus(place: RefObject<HTMLElement | null>, chosen: Chosen): void {
  const before = useRef(chosen)
  useEffect(() => {
    const left = before.current
    before.current = chosen
    if (chosen.kind !== 'nothing' || left.kind === 'nothing' || !isFocusFree()) return
    const name = left.kind === 'function' ? left.functionSid : left.kind
    const target =
      place.current?.querySelector<HTMLElement>(`[data-chosen="${name}"]`) ??
      place.current?.querySelector<HTMLElement>('a, button')
    target?.focus()
  }, [place, chosen])
}
