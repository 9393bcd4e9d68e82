import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'

interface EditorFootProps {
  help: string
  /** The first line that is no JavaScript, from 1; null when all is. */
  brokenLine: number | null
  onLine: (line: number) => void
  /** What changes the editor's size. */
  children: ReactNode
}

/** Below the source: whether it can be read at all, and how to leave it by keyboard. */
export function EditorFoot({ help, brokenLine, onLine, children }: EditorFootProps) {
  return (
    <div className="flex items-center gap-3 border-t border-weaker bg-weak px-3 py-1">
      <p className="min-w-0 flex-1 text-20 text-weak">
        {brokenLine === null ? (
          help
        ) : (
          <Button
            size="small"
            variant="link"
            className="-ml-2 text-left"
            icon={<CircleAlert aria-hidden className="size-4 text-icon-error" />}
            onClick={() => onLine(brokenLine)}
          >
            {`Line ${brokenLine} is not valid JavaScript`}
          </Button>
        )}
      </p>
      {children}
    </div>
  )
}
