import { useEffect, useRef, type RefObject } from 'react'

/**
 * Gives `target` the focus when a question comes up that nobody asked yet; not while someone is
 * writing or at work elsewhere than in `area`, who would lose their place.
 */
export function useFocusOnQuestion(
  target: RefObject<HTMLElement | null>,
  isOpen: boolean,
  area: RefObject<HTMLElement | null>,
): void {
  const wasOpen = useRef(false)
  useEffect(() => {
    if (isOpen && !wasOpen.current && isFree(area.current)) target.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen, target, area])
}

function isFree(area: HTMLElement | null): boolean {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) return true
  const isWriting = activeElement.matches('input[type="text"], input:not([type]), textarea')
  return !isWriting && area?.contains(activeElement) === true
}
