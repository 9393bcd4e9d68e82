import { useEffect, useEffectEvent } from 'react'
import { announce } from '../../../ui/announce.ts'
import { Button } from '../../../ui/Button.tsx'
import { Spinner } from '../../../ui/Spinner.tsx'
import { countFiles } from '../engine/summary.ts'

interface ReadingLineProps {
  /** Files found so far. */
  count: number
  onCancel: () => void
}

/** How often one hears how far it is, in ms. */
const NEWS_MS = 10_000

/** What is seen and heard while a folder takes long to be read. */
export function ReadingLine({ count, onCancel }: ReadingLineProps) {
  const tell = useEffectEvent(() => announce(`Reading. ${countFiles(count)} so far.`))
  useEffect(() => {
    tell()
    const timer = setInterval(() => tell(), NEWS_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-30 border border-neutral-weaker bg-neutral-weakest p-3">
      <p className="flex min-w-0 items-center gap-2">
        <Spinner className="text-icon-neutral" />
        <span className="tabular-nums">Reading… {countFiles(count)}</span>
      </p>
      <Button size="small" aria-label="Cancel reading" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
