import { CloudUpload } from 'lucide-react'
import { useId, type RefObject } from 'react'
import { formatBytes } from '../../lib/bytes.ts'
import { Button } from '../../ui/Button.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { classNames } from '../../ui/class-names.ts'

interface DropzoneCardProps {
  maxAssetBytes: number
  /** Smaller, while there are files on their way to look at. */
  isCompact: boolean
  /** A dropped folder is being read. */
  isReading: boolean
  onChoose: () => void
  button: RefObject<HTMLButtonElement | null>
}

/** The drop area as Paste's File Uploader has it; its one control opens the file picker. */
export function DropzoneCard(props: DropzoneCardProps) {
  const { maxAssetBytes, isCompact, isReading, onChoose, button } = props
  const headingId = useId()
  const helpId = useId()
  return (
    <section aria-labelledby={headingId}>
      <Heading as="h2" size="card" id={headingId}>
        Upload files
      </Heading>
      <p id={helpId} className="text-weak">
        Files can be up to {formatBytes(maxAssetBytes)}. You choose who can read them before
        they are sent.
      </p>
      <div
        className={classNames(
          'relative mt-3 flex flex-wrap items-center justify-center gap-3 rounded-30 border border-dashed border-default bg-weak p-4 text-center',
          'hover:border-primary-strong hover:bg-primary-weakest',
          isCompact ? 'min-h-20' : 'min-h-48 flex-col',
        )}
      >
        <span
          aria-hidden
          className={classNames('rounded-pill bg-body text-icon', isCompact ? 'p-2' : 'p-3')}
        >
          <CloudUpload className={isCompact ? 'size-5' : 'size-7'} />
        </span>
        <p>
          {isReading ? 'Reading the files…' : 'Drag and drop files anywhere on this page, or'}
        </p>
        <Button
          ref={button}
          aria-describedby={helpId}
          onClick={onChoose}
          // A click anywhere on the area is a click on the button.
          className="after:absolute after:inset-0 after:rounded-30"
        >
          Choose files
        </Button>
      </div>
    </section>
  )
}
