import { useRef, useSyncExternalStore } from 'react'
import { useDropzone } from 'react-dropzone'
import type { Environment, Service } from '../../../contract/services.ts'
import type { Published } from '../../../contract/uploads.ts'
import { toasts } from '../../ui/toasts.ts'
import { DropOverlay } from './DropOverlay.tsx'
import { DropzoneCard } from './DropzoneCard.tsx'
import { ReviewTray } from './ReviewTray.tsx'
import { UploadList } from './UploadList.tsx'
import { consoleQueue } from './console-queue.ts'
import { chosenFile } from './engine/chosen-file.ts'
import { isFinished, type Destination } from './engine/queue-state.ts'
import { useAllDrops } from './use-all-drops.ts'
import { useFileDrag } from './use-file-drag.ts'
import { useQueueNews } from './use-queue-news.ts'
import { useUnloadGuard } from './use-unload-guard.ts'

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
  const destination: Destination = {
    sid: environment.sid,
    serviceSid: service.sid,
    name: `${service.unique_name} (${environment.unique_name})`,
  }
  const choose = (files: readonly File[]) => queue.choose(files.map(chosenFile), destination)
  const dropzone = useDropzone({
    onDrop: choose,
    onError: tellUnreadable,
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    // The page's own guard does it, also while this is not here.
    preventDropOnDocument: false,
  })
  useAllDrops(dropzone.rootRef)
  useQueueNews(queue, onPublished)
  useUnloadGuard(!state.files.every(isFinished))

  const focusButton = () => chooseButton.current?.focus()
  return (
    <div {...dropzone.getRootProps()} className="space-y-6">
      <input {...dropzone.getInputProps()} style={{ display: 'none' }} />
      <DropzoneCard
        maxAssetBytes={maxAssetBytes}
        isCompact={state.files.length > 0}
        isReading={dropzone.isProcessing}
        onChoose={dropzone.open}
        button={chooseButton}
      />
      <ReviewTray
        queue={queue}
        state={state}
        environmentSid={environment.sid}
        maxAssetBytes={maxAssetBytes}
        onLeave={focusButton}
      />
      <UploadList queue={queue} state={state} onLeave={focusButton} />
      {isDragging ? <DropOverlay destination={destination.name} /> : null}
    </div>
  )
}

function tellUnreadable() {
  toasts.add({
    variant: 'error',
    title: 'The files could not be read',
    body: 'Some may have been moved or you may not read them. Choose them again.',
  })
}
