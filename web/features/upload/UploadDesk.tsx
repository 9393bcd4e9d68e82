import { useRef, type RefObject } from 'react'
import { ConflictSheet } from './conflicts/ConflictSheet.tsx'
import { ReviewTray } from './review/ReviewTray.tsx'
import { UploadList } from './uploads/UploadList.tsx'
import type { QueueView } from './engine/queue-store.ts'
import type { UploadQueue } from './engine/upload-queue.ts'

interface UploadDeskProps {
  queue: UploadQueue
  view: QueueView
  /** The Environment that is looked at. */
  environmentSid: string
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
  /** Puts the focus back to where files are chosen. */
  onLeave: () => void
  /** Opens the picker of files. */
  onChooseAgain: () => void
}

/** Chosen files on their way through: reviewed, decided about, sent. */
export function UploadDesk({ onLeave, onChooseAgain, ...shared }: UploadDeskProps) {
  const desk = useRef<HTMLDivElement>(null)
  const uploads = useRef<HTMLHeadingElement>(null)
  const { queue, view, environmentSid } = shared
  return (
    <div ref={desk} className="space-y-6 empty:hidden">
      <ReviewTray {...shared} onLeave={onLeave} />
      <ConflictSheet
        {...{ queue, view, environmentSid }}
        area={desk}
        onLeave={() => focusFirst(uploads, onLeave)}
      />
      <UploadList {...{ queue, view }} heading={uploads} {...{ onLeave, onChooseAgain }} />
    </div>
  )
}

function focusFirst(heading: RefObject<HTMLElement | null>, otherwise: () => void): void {
  if (heading.current) heading.current.focus()
  else otherwise()
}
