import { useEffect, useState, type RefObject } from 'react'

/** Which row of `list` has the focus, by its `data-row`; null while none has. */
export function useFocusedRow(list: RefObject<HTMLElement | null>): string | null {
  const [focused, setFocused] = useState<string | null>(null)
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      const isInside = target instanceof Element && list.current?.contains(target) === true
      setFocused(isInside ? rowOf(target) : null)
    }
    document.addEventListener('focusin', onFocusIn)
    return () => document.removeEventListener('focusin', onFocusIn)
  }, [list])
  return focused
}

/** The name of the row that an element is in. */
export const rowOf = (element: Element): string | null =>
  element.closest('[data-row]')?.getAttribute('data-row') ?? null
