import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answerOf, api } from '../api/client.ts'
import { watchConnection } from '../api/connection.ts'

/** Probes a lost server until it answers, then asks anew for all that is on screen. */
export const useConnectionWatch = () => {
  const queryClient = useQueryClient()
  useEffect(
    () =>
      watchConnection(
        () => answerOf(api.health.$get()),
        () => void queryClient.invalidateQueries(),
      ),
    [queryClient],
  )
}
