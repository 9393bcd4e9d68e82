import { CloudUpload } from 'lucide-react'
import { useId, type ReactNode, type RefObject } from 'react'
import { formatBytes } from '../../../lib/bytes.ts'
import { Button } from '../../../ui/Button.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { classNames } from '../../../ui/class-names.ts'

interface DropzoneCardProps {
  maxAssetBytes: number
  /** Smaller, while there are files to look at. */
  isCompact: boolean
  onChoose: () => void
  button: RefObject<HTMLButtonElement | null>
  /** The other ways in. */
  children: ReactNode
}

/** The drop area as Paste's File Uploader has it; its main control opens the file picker. */
export function DropzoneCard(props: DropzoneCardProps) {
  const { maxAssetBytes, isCompact, onChoose, button, children } = props
  const headingId = useId()
  const helpId = useId()
  return (
    <section aria-labelledby={headingId}>
      <Heading as="h2" size="card" id={headingId}>
        Upload files
      </Heading>
      <p id={helpId} className="text-weak">
        Files of any type, up to {formatBytes(maxAssetBytes)} each, as many as you like. You
        choose who can read them before they are sent.
      </p>
      <div
        className={classNames(
          'relative mt-3 flex items-center justify-center rounded-30 border border-dashed border-default bg-weak p-4 text-center',
          'hover:border-primary-strong hover:bg-primary-weakest',
          isCompact ? 'min-h-20 flex-wrap gap-x-4 gap-y-3' : 'min-h-52 flex-col gap-3',
        )}
      >
        {isCompact ? null : (
          <span aria-hidden className="rounded-pill bg-body p-3 text-icon">
            <CloudUpload className="size-7" />
          </span>
        )}
        <p>
          Drop files or folders anywhere on this page, or paste them with{' '}
          <span className="whitespace-nowrap">Ctrl+V or ⌘V</span>
        </p>
        <Button
          ref={button}
          variant={isCompact ? 'secondary' : 'primary'}
          aria-describedby={helpId}
          onClick={onChoose}
          // A click anywhere on the area is a click on the button.
          className="after:absolute after:inset-0 after:rounded-30"
        >
          Choose files
        </Button>
        {children}
      </div>
    </section>
  )
}
