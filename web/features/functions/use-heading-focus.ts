import { useEffect, useRef } from 'react'

/** Where the list is not beside it, a chosen Function's heading gets the focus, to be read. */
export function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const isAlone = !window.matchMedia('(min-width: 64rem)').matches
    const { activeElement } = document
    const isFree = activeElement === null || activeElement === document.body
    if (isAlone && isFree) heading.current?.focus()
  }, [])
  return heading
}
