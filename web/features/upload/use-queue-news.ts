import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Published } from '../../../contract/uploads.ts'
import { connection } from '../../api/connection.ts'
import { Unreachable } from '../../api/errors.ts'
import { funnel } from '../../api/query-client.ts'
import { announce } from '../../ui/announce.ts'
import { newsOf } from './engine/announcements.ts'
import type { UploadQueue } from './engine/upload-queue.ts'

/** Passes on what the queue has to say: to ears, to the caches, and to the error funnel. */
export function useQueueNews(
  queue: UploadQueue,
  onPublished: (published: Published) => void,
): void {
  const queryClient = useQueryClient()
  const tellPublished = useEffectEvent(onPublished)

  useEffect(() => queue.onPublished((published) => tellPublished(published)), [queue])
  useEffect(() => announceChanges(queue), [queue])
  useEffect(() => wakeInTime(queue), [queue])
  useEffect(
    () =>
      queue.onError((error) => {
        if (error instanceof Unreachable) connection.set('lost')
        funnel(queryClient, error)
      }),
    [queue, queryClient],
  )
}

/** Goes on when Hangar or the network is back, and now: someone may have just signed in. */
function wakeInTime(queue: UploadQueue): () => void {
  queue.wake()
  const unsubscribe = connection.subscribe(() => {
    if (connection.get() === 'reachable') queue.wake()
  })
  window.addEventListener('online', queue.wake)
  return () => {
    unsubscribe()
    window.removeEventListener('online', queue.wake)
  }
}

function announceChanges(queue: UploadQueue): () => void {
  let known = queue.getSnapshot()
  return queue.subscribe(() => {
    const { polite, assertive } = newsOf(known, queue.getSnapshot())
    known = queue.getSnapshot()
    if (polite !== '') announce(polite)
    if (assertive !== '') announce(assertive, 'assertive')
  })
}
