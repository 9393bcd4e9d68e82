import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answerOf, api } from '../api/client.ts'
import { connection, watchConnection } from '../api/connection.ts'
import { useStore } from '../lib/use-store.ts'
import { announce } from '../ui/announce.ts'
import { LOST, WHAT_TO_DO } from './connection-words.ts'

/**
 * Probes a lost server until it answers, then asks anew for all that is on screen; and says
 * both turns aloud. ConnectionNotice shows them. Mount once.
 */
export function ConnectionWatch() {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      watchConnection(
        () => answerOf(api.health.$get()),
        () => void queryClient.invalidateQueries(),
      ),
    [queryClient],
  )

  const lost = useStore(connection) === 'lost'
  const wasLost = useRef(false)
  useEffect(() => {
    if (lost) announce(`${LOST} ${WHAT_TO_DO}`, 'assertive')
    else if (wasLost.current) announce('Hangar can be reached again.')
    wasLost.current = lost
  }, [lost])

  return null
}
