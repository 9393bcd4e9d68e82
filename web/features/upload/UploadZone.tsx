import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import { DropOverlay } from './ways-in/DropOverlay.tsx'
import { UploadDesk } from './UploadDesk.tsx'
import { consoleQueue } from './console-queue.ts'
import { keepUploads } from './keeping/keep-uploads.ts'
import { uploadAreaInSight } from './keeping/upload-area-in-sight.ts'
import { useFileDrag } from './ways-in/use-file-drag.ts'
import { destinationOf } from './ways-in/upload-place.ts'
import { WaysIn } from './ways-in/WaysIn.tsx'

interface UploadZoneProps {
  service: Service
  environment: Environment
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
}

/** Files in, assets out: choose or drop, review, send, and see what became of each. */
export function UploadZone({ service, environment, maxAssetBytes }: UploadZoneProps) {
  const queryClient = useQueryClient()
  const queue = consoleQueue
  const state = useSyncExternalStore(queue.subscribe, queue.getSnapshot)
  const chooseButton = useRef<HTMLButtonElement>(null)
  const isDragging = useFileDrag()
  const place = { service, environment }
  // Files may come before the frame's own part is here.
  useEffect(() => keepUploads(queryClient), [queryClient])
  useEffect(() => {
    uploadAreaInSight.set(true)
    return () => uploadAreaInSight.set(false)
  }, [])

  const focusButton = () => chooseButton.current?.focus()
  return (
    <div className="space-y-6">
      <WaysIn
        queue={queue}
        place={place}
        maxAssetBytes={maxAssetBytes}
        folder={state.folder}
        isCompact={state.files.length > 0}
        button={chooseButton}
      />
      <UploadDesk
        queue={queue}
        view={state}
        environmentSid={environment.sid}
        maxAssetBytes={maxAssetBytes}
        onLeave={focusButton}
        onChooseAgain={() => chooseButton.current?.click()}
      />
      {isDragging ? <DropOverlay destination={destinationOf(place).name} /> : null}
    </div>
  )
}
