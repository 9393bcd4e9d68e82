import { useOptionalPart } from '../../../ui/use-optional-part.ts'
import { type ChosenFile, linkedFile } from '../engine/chosen-file.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { pasteDialog, scriptDialog, urlDialog } from './late-parts.ts'
import { type UploadPlace, destinationOf } from './upload-place.ts'
import type { WayDialogsState } from './use-way-dialogs.ts'

interface WayDialogsProps {
  queue: UploadQueue
  place: UploadPlace
  /** The largest file the server takes, in bytes. */
  maxAssetBytes: number
  /** The folder that the review would put files into, as typed there. */
  folder: string
  dialogs: WayDialogsState
}

/** The dialogs of the ways in, each once it is wanted. */
export function WayDialogs(props: WayDialogsProps) {
  const { queue, place, maxAssetBytes, folder, dialogs } = props
  const { paste, url, script } = dialogs
  const pastePart = useOptionalPart(pasteDialog, paste.pasting.isOpen, paste.close)
  const urlPart = useOptionalPart(urlDialog, url.isOpen, dialogs.closeUrl)
  const scriptPart = useOptionalPart(scriptDialog, script.isOpen, dialogs.closeScript)
  const choose = (files: readonly ChosenFile[]) =>
    void queue.choose(files, destinationOf(place))
  return (
    <>
      {pastePart.kind === 'here' ? (
        <pastePart.part
          key={`paste-${paste.pasting.turn}`}
          pasting={paste.pasting}
          onRemove={paste.remove}
          onClose={paste.close}
          onAdd={choose}
          onUrls={dialogs.openUrl}
        />
      ) : null}
      {urlPart.kind === 'here' ? (
        <urlPart.part
          key={`url-${url.turn}`}
          open={url.isOpen}
          typed={url.typed}
          maxAssetBytes={maxAssetBytes}
          onClose={dialogs.closeUrl}
          onAdd={(links) => choose(links.map((link) => linkedFile(link.url, link.name)))}
          opener={dialogs.urlButton}
        />
      ) : null}
      {scriptPart.kind === 'here' ? (
        <scriptPart.part
          key={`script-${script.turn}`}
          open={script.isOpen}
          place={place}
          folder={folder}
          onClose={dialogs.closeScript}
          opener={dialogs.scriptButton}
        />
      ) : null}
    </>
  )
}
