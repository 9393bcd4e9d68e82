import type { ReactNode } from 'react'
import { formatBytes } from '../../../lib/bytes.ts'
import { Button } from '../../../ui/Button.tsx'
import { countFiles } from '../engine/summary.ts'

interface ReviewActionsProps {
  isFolderGood: boolean
  /** How many of the chosen files can be sent, and how many can't. */
  sendable: number
  refused: number
  /** Of those that can be sent. */
  bytes: number
  /** What is to be known of names that look private. */
  nearMisses: ReactNode
  onCancel: () => void
}

/** The end of the review: send what can be sent, or nothing. */
export function ReviewActions(props: ReviewActionsProps) {
  const { isFolderGood, sendable, refused, bytes, nearMisses, onCancel } = props
  return (
    <div className="space-y-3">
      {refused > 0 ? (
        <p className="text-error">
          {countFiles(refused)} can’t be uploaded; the list says why.
        </p>
      ) : null}
      {nearMisses}
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          variant="primary"
          disabledReason={reasonAgainst(isFolderGood, sendable)}
        >
          Upload {countFiles(sendable)}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
        {sendable > 1 && bytes > 0 ? (
          <p className="self-center text-weak">{formatBytes(bytes)} in all</p>
        ) : null}
      </div>
    </div>
  )
}

function reasonAgainst(isFolderGood: boolean, sendable: number): string | undefined {
  if (!isFolderGood) return 'The folder can’t be used: its field says why.'
  return sendable === 0 ? 'None of these files can be uploaded.' : undefined
}
