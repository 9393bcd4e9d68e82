import { useLayoutEffect, useRef, useState } from 'react'

/** As close to the end as counts as being there, in px. */
const NEAR = 24

/**
 * Keeps a scrolled box at its end while more comes, until the reader scrolls up; and holds what
 * is read in place when more comes above it.
 */
export function useFollow(lines: readonly { sid: string }[]) {
  const box = useRef<HTMLElement>(null)
  const heightBefore = useRef(0)
  const firstBefore = useRef(lines[0]?.sid)
  const [isFollowing, setIsFollowing] = useState(true)

  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const first = lines[0]?.sid
    if (isFollowing) current.scrollTop = current.scrollHeight
    else if (firstBefore.current !== first) {
      current.scrollTop += current.scrollHeight - heightBefore.current
    }
    firstBefore.current = first
    heightBefore.current = current.scrollHeight
  }, [lines, isFollowing])

  const onScroll = () => {
    const { current } = box
    if (!current) return
    setIsFollowing(current.scrollHeight - current.scrollTop - current.clientHeight < NEAR)
  }
  return { box, isFollowing, onScroll, follow: () => setIsFollowing(true) }
}
