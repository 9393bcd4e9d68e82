import type { QueryClient } from '@tanstack/react-query'
import { connection } from '../../../api/connection.ts'
import { Unreachable } from '../../../api/errors.ts'
import { funnel } from '../../../api/query-client.ts'
import { createUploadSeeder } from '../../../api/seed.ts'
import { announce } from '../../../ui/announce.ts'
import { consoleQueue } from '../console-queue.ts'
import { elsewhereLine } from './elsewhere-words.ts'
import { newsOf } from '../engine/announcements.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { joinFormerVisits, keepNow } from './former-visits.ts'
import { guardUnload } from './unload-guard.ts'
import { uploadAreaInSight } from './upload-area-in-sight.ts'
import { wakeInTime } from './wake-in-time.ts'

let isKept = false

/**
 * Does for the console's queue what must be done whatever page is looked at: lists follow what
 * is published, errors reach the funnel, ears hear the news, the browser asks before the page is
 * left, what was put off goes on in time, and so does what former visits have left. From the
 * first call (someone is signed in) on, once a page, however often it is asked to.
 */
export function keepUploads(queryClient: QueryClient): void {
  if (isKept) return
  isKept = true
  const queue = consoleQueue
  const seed = createUploadSeeder(queryClient)
  queue.onPublished((published) => void seed(published))
  queue.onError((error) => {
    if (error instanceof Unreachable) connection.set('lost')
    funnel(queryClient, error)
  })
  announceChanges(queue)
  announceGoingOn(queue)
  guardUnload(queue, window, keepNow)
  wakeInTime({ wake: queue.wake, page: window, queryClient })
  void joinFormerVisits()
}

function announceChanges(queue: UploadQueue): void {
  let known = queue.getSnapshot()
  queue.subscribe(() => {
    const { polite, assertive } = newsOf(known, queue.getSnapshot())
    known = queue.getSnapshot()
    if (polite !== '') announce(polite)
    if (assertive !== '') announce(assertive, 'assertive')
  })
}

/** Where one Environment's assets give way to another's, the area is away only for a moment. */
const AWAY_MS = 500

/** Says once, as the list of uploads goes out of sight, that they did not stop. */
function announceGoingOn(queue: UploadQueue): void {
  uploadAreaInSight.subscribe(() => {
    if (uploadAreaInSight.get()) return
    setTimeout(() => {
      const line = elsewhereLine(queue.getSnapshot().tally)
      if (!uploadAreaInSight.get() && line !== '') announce(`${line}.`)
    }, AWAY_MS)
  })
}
