import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { Heading } from '../ui/Heading.tsx'
import { classNames } from '../ui/class-names.ts'

interface PageHeadingProps {
  /** The page's name for the browser tab: "Assets · demo". */
  title: string
  className?: string
  children: ReactNode
}

/** Where the last heading was shown; null until the first page, which keeps its own focus. */
let lastPlace: string | null = null

/** The h1 of a page: names the tab, and gets the focus when the user has moved to the page. */
export function PageHeading({ title, className, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [place] = useLocation()

  useEffect(() => {
    document.title = `${title} · Hangar`
  }, [title])

  useEffect(() => {
    const moved = lastPlace !== null && lastPlace !== place
    lastPlace = place
    if (moved) heading.current?.focus({ preventScroll: true })
  }, [place])

  return (
    <Heading
      as="h1"
      size="page"
      ref={heading}
      tabIndex={-1}
      className={classNames('break-words', className)}
    >
      {children}
    </Heading>
  )
}
