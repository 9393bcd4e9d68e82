import { useEffect } from 'react'
import { messageOf, Unreachable } from '../../api/errors.ts'
import { announce } from '../../ui/announce.ts'

/** Tells screen readers why a list did not come; a lost Hangar is the app's to tell. */
export function useAnnouncedError(error: Error | null) {
  useEffect(() => {
    if (error && !(error instanceof Unreachable)) announce(messageOf(error), 'assertive')
  }, [error])
}
