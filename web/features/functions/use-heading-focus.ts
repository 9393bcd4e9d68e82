import { useEffect, useRef } from 'react'
import { isFocusFree } from './free-focus.ts'

/** Where the list is not beside it, what was chosen gets the focus, to be read. */
export function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const isAlone = !window.matchMedia('(min-width: 64rem)').matches
    if (isAlone && isFocusFree()) heading.current?.focus()
  }, [])
  return heading
}
