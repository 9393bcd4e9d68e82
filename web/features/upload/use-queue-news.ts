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
  useEffect(
    () =>
      queue.onError((error) => {
        if (error instanceof Unreachable) connection.set('lost')
        funnel(queryClient, error)
      }),
    [queue, queryClient],
  )
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
