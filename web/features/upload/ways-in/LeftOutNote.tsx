import { useEffect, useRef } from 'react'
import { announce } from '../../../ui/announce.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx'
import {
  type LeftOut,
  countLeftOut,
  leftOutLines,
  leftOutText,
  leftOutTitle,
  systemFilesLine,
} from './left-out.ts'

interface LeftOutNoteProps {
  leftOut: LeftOut
  onDismiss: () => void
}

/** More would only make the page slow: the copied list has them all. */
const MOST_SHOWN = 100
/** From so many on, they get a box to scroll in. */
const FEW = 5

/** Names what of a drop is not among the files, and why; a file of the system only in passing. */
export function LeftOutNote({ leftOut, onDismiss }: LeftOutNoteProps) {
  const systemFiles = systemFilesLine(leftOut)
  if (countLeftOut(leftOut) > 0) {
    return (
      <>
        <Losses leftOut={leftOut} onDismiss={onDismiss} />
        {systemFiles === '' ? null : <p className="text-weak">{systemFiles}</p>}
      </>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p className="min-w-0 text-weak">{systemFiles}</p>
      <Button size="small" onClick={onDismiss}>
        Dismiss
      </Button>
    </div>
  )
}

function Losses({ leftOut, onDismiss }: LeftOutNoteProps) {
  const title = leftOutTitle(leftOut)
  const count = countLeftOut(leftOut)
  const known = useRef(0)
  useEffect(() => {
    if (count > known.current) announce(`${title} A list says which.`, 'assertive')
    known.current = count
  }, [count, title])
  return (
    <Callout
      variant={leftOut.unreadable.length > 0 ? 'warning' : 'neutral'}
      title={title}
      actions={
        <>
          <CopyButton
            value={() => leftOutText(leftOut)}
            label="Copy the list"
            copiedLabel="Copied the list"
            size="small"
          />
          <Button size="small" onClick={onDismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      {count > FEW ? (
        <ScrollRegion
          aria-label="What was left out"
          className="max-h-48 rounded-20 bg-body px-3 py-2"
        >
          <Lines leftOut={leftOut} />
        </ScrollRegion>
      ) : (
        <Lines leftOut={leftOut} />
      )}
    </Callout>
  )
}

function Lines({ leftOut }: { leftOut: LeftOut }) {
  const lines = leftOutLines(leftOut)
  const hidden = lines.length - MOST_SHOWN
  return (
    <ul className="space-y-1">
      {lines.slice(0, MOST_SHOWN).map(({ path, reason }) => (
        <li key={path} className="wrap-anywhere">
          <span className="font-semibold">{path}</span>: {reason}
        </li>
      ))}
      {hidden > 0 ? <li>And {hidden.toLocaleString('en')} more: copy the list.</li> : null}
    </ul>
  )
}
