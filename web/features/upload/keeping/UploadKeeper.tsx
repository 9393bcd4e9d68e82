import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useStore } from '../../../lib/use-store.ts'
import { consoleQueue } from '../console-queue.ts'
import { elsewhereLine } from './elsewhere-words.ts'
import { isUnderWay } from '../engine/queued-file.ts'
import { keepUploads } from './keep-uploads.ts'
import { uploadAreaInSight } from './upload-area-in-sight.ts'
import { UploadsElsewhere } from './UploadsElsewhere.tsx'

/** Keeps uploads going on every page, and shows that they do where their list is not in sight. */
export function UploadKeeper() {
  const queryClient = useQueryClient()
  const { files, tally } = useSyncExternalStore(
    consoleQueue.subscribe,
    consoleQueue.getSnapshot,
  )
  const isInSight = useStore(uploadAreaInSight)
  useEffect(() => keepUploads(queryClient), [queryClient])

  const line = elsewhereLine(tally)
  if (isInSight || line === '') return null
  const place = files.find((file) => isUnderWay(file) || file.state.kind === 'undecided')
  return place ? <UploadsElsewhere line={line} destination={place.destination} /> : null
}
