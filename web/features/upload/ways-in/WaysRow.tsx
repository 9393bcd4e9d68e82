import { ClipboardPaste, FolderOpen, Link, Terminal } from 'lucide-react'
import type { RefObject } from 'react'
import { Button } from '../../../ui/Button.tsx'

type ButtonRef = RefObject<HTMLButtonElement | null>

interface WaysRowProps {
  /** Null where the browser lets nobody choose a folder. */
  onFolder: (() => void) | null
  onPaste: () => void
  onUrl: () => void
  onScript: () => void
  /** The buttons that dialogs give the focus back to. */
  urlButton: ButtonRef
  scriptButton: ButtonRef
}

const ICON = 'size-4'

/** The other ways in than dropping and choosing files, in one quiet row. */
export function WaysRow(props: WaysRowProps) {
  const { onFolder, onPaste, onUrl, onScript, urlButton, scriptButton } = props
  return (
    <fieldset
      aria-label="Other ways to add files"
      // Above the area that is all one click on “Choose files”.
      className="relative z-10 flex flex-wrap items-center justify-center gap-x-1 gap-y-1"
    >
      {onFolder === null ? null : (
        <Way icon={<FolderOpen aria-hidden className={ICON} />} onClick={onFolder}>
          Choose a folder
        </Way>
      )}
      <Way icon={<ClipboardPaste aria-hidden className={ICON} />} onClick={onPaste}>
        Paste
      </Way>
      <Way ref={urlButton} icon={<Link aria-hidden className={ICON} />} onClick={onUrl}>
        From a URL
      </Way>
      <Way
        ref={scriptButton}
        icon={<Terminal aria-hidden className={ICON} />}
        onClick={onScript}
      >
        From a script
      </Way>
    </fieldset>
  )
}

function Way(props: React.ComponentProps<typeof Button>) {
  return <Button variant="link" size="small" {...props} />
}
