import type { ReactNode, RefObject } from 'react'
import { Heading } from '../../ui/Heading.tsx'

interface SectionHeadingProps {
  id: string
  heading: RefObject<HTMLHeadingElement | null>
  children: ReactNode
}

/** The heading of a part of the upload area; it takes the focus when the part comes up. */
export function SectionHeading({ id, heading, children }: SectionHeadingProps) {
  return (
    <Heading
      as="h2"
      size="card"
      id={id}
      ref={heading}
      tabIndex={-1}
      className="own-focus-ring outline-none"
    >
      {children}
    </Heading>
  )
}
