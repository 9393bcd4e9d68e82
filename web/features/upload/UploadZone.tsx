import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Environment, Service } from '../../../contract/services.ts'
import type { Published } from '../../../contract/uploads.ts'
import { DropOverlay } from './DropOverlay.tsx'
import { UploadDesk } from './UploadDesk.tsx'
import { consoleQueue } from './console-queue.ts'
import { isOpen } from './engine/queued-file.ts'
import { joinFormerVisits } from './former-visits.ts'
import { useFileDrag } from './use-file-drag.ts'
import { useQueueNews } from './use-queue-news.ts'
import { useUnloadGuard } from './use-unload-guard.ts'
import { destinationOf } from './ways-in/upload-place.ts'
import { WaysIn } from './ways-in/WaysIn.tsx'

interface UploadZoneProps {
  service: Service
  environment: Environment
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
  /** Called with each file as soon as the server says it is published. */
  onPublished: (published: Published) => void
}

/** Files in, assets out: choose or drop, review, send, and see what became of each. */
export function UploadZone(props: UploadZoneProps) {
  const { service, environment, maxAssetBytes, onPublished } = props
  const queue = consoleQueue
  const state = useSyncExternalStore(queue.subscribe, queue.getSnapshot)
  const chooseButton = useRef<HTMLButtonElement>(null)
  const isDragging = useFileDrag()
  const place = { service, environment }
  useQueueNews(queue, onPublished)
  useUnloadGuard(state.files.some(isOpen))
  useEffect(() => void joinFormerVisits(), [])

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
