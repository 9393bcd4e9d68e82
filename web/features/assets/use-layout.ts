import { useLayoutEffect, useState, type RefObject } from 'react'

/** How far an element is from the top of the document, in px, also when what is above grows. */
export function useDocumentTop(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      const box = element.current?.getBoundingClientRect()
      if (box) setTop(Math.round(box.top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [element])
  return top
}

/** How many columns of at least `minimum` rem fit into an element, `gap` rem apart. */
export function useColumns(
  element: RefObject<HTMLElement | null>,
  minimum: number,
  gap: number,
): number {
  const [columns, setColumns] = useState(1)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return undefined
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const width = current.clientWidth / rem
      setColumns(Math.max(1, Math.floor((width + gap) / (minimum + gap))))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, minimum, gap])
  return columns
}
