import { useRef, type RefObject } from 'react'
import { useDropzone } from 'react-dropzone'
import { useStore } from '../../../lib/use-store.ts'
import { announce } from '../../../ui/announce.ts'
import { DropzoneCard } from './DropzoneCard.tsx'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { useAllDrops } from './use-all-drops.ts'
import { consoleIntake } from './console-intake.ts'
import { canChooseFolder, filesOfEvent, filesOfInput, openInput } from './file-inputs.ts'
import { LeftOutNote } from './LeftOutNote.tsx'
import { isWorthTelling } from './left-out.ts'
import { ReadingLine } from './ReadingLine.tsx'
import { createFileTaker } from './take-files.ts'
import { type UploadPlace, destinationOf } from './upload-place.ts'
import { useWayDialogs } from './use-way-dialogs.ts'
import { WayDialogs } from './WayDialogs.tsx'
import { WaysRow } from './WaysRow.tsx'

interface WaysInProps {
  queue: UploadQueue
  place: UploadPlace
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
  /** The folder that the review would put files into, as typed there. */
  folder: string
  /** Smaller, while there are files to look at. */
  isCompact: boolean
  /** What has the focus when a part of the upload area is gone. */
  button: RefObject<HTMLButtonElement | null>
}

/** All ways by which files come in: dropped, chosen, pasted, from a URL, from a script. */
export function WaysIn({
  queue,
  place,
  maxAssetBytes,
  folder,
  isCompact,
  button,
}: WaysInProps) {
  const taker = createFileTaker(queue, destinationOf(place))
  const { reading, leftOut } = useStore(consoleIntake.view)
  const folderInput = useRef<HTMLInputElement>(null)
  const dialogs = useWayDialogs(taker)
  const dropzone = useDropzone({
    // Read beside it: it would forget a drop when the next one comes.
    getFilesFromEvent: async (event) => {
      const dropped = filesOfEvent(event)
      if (dropped !== null) void taker.drop(dropped)
      return []
    },
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    // The page's own guard does it, also while this is not here.
    preventDropOnDocument: false,
  })
  useAllDrops(dropzone.rootRef)

  const chooseFiles = async () => {
    if (!(await taker.pickFiles())) openInput(dropzone.inputRef.current)
  }
  const chooseFolder = async () => {
    if (!(await taker.pickFolder())) openInput(folderInput.current)
  }
  const cancelReading = () => {
    consoleIntake.cancel()
    announce('Reading cancelled. Nothing of it was added.')
    button.current?.focus()
  }
  const dismissLeftOut = () => {
    consoleIntake.dismiss()
    button.current?.focus()
  }
  return (
    <div {...dropzone.getRootProps()} className="space-y-3">
      <input
        {...dropzone.getInputProps()}
        aria-label="Files to upload"
        style={{ display: 'none' }}
      />
      <input
        ref={folderInput}
        type="file"
        {...{ webkitdirectory: '' }}
        aria-label="Folder to upload"
        className="hidden"
        onChange={(event) => void taker.drop(filesOfInput(event.currentTarget))}
      />
      <DropzoneCard
        maxAssetBytes={maxAssetBytes}
        isCompact={isCompact}
        onChoose={() => void chooseFiles()}
        button={button}
      >
        <WaysRow
          onFolder={canChooseFolder() ? () => void chooseFolder() : null}
          onPaste={() => void dialogs.paste.ask()}
          onUrl={() => dialogs.openUrl('')}
          onScript={dialogs.openScript}
          urlButton={dialogs.urlButton}
          scriptButton={dialogs.scriptButton}
        />
      </DropzoneCard>
      {reading === null ? null : <ReadingLine count={reading} onCancel={cancelReading} />}
      {isWorthTelling(leftOut) ? (
        <LeftOutNote leftOut={leftOut} onDismiss={dismissLeftOut} />
      ) : null}
      <WayDialogs {...{ queue, place, maxAssetBytes, folder, dialogs }} />
    </div>
  )
}
