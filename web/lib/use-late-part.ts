import { useEffect, useEffectEvent, useState } from 'react'
import type { LatePart, PartState } from './late-part.ts'
import { useStore } from './use-store.ts'

const AWAY = { kind: 'away' } as const

/**
 * A part of the console from when it is first wanted; it then stays, so that it can fade.
 * `onMissing` is called each time that it is wanted and cannot be fetched.
 */
export function useLatePart<Part>(
  late: LatePart<Part>,
  isWanted: boolean,
  onMissing: () => void,
): PartState<Part> {
  const state = useStore(late)
  const [wasWanted, setWasWanted] = useState(isWanted)
  if (isWanted && !wasWanted) setWasWanted(true)
  const tell = useEffectEvent(onMissing)
  useEffect(() => {
    if (!isWanted) return undefined
    let isCurrent = true
    late.load().catch(() => {
      if (isCurrent) tell()
    })
    return () => {
      isCurrent = false
    }
  }, [late, isWanted])
  return wasWanted ? state : AWAY
}
