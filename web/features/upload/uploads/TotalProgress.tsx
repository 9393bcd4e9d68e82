import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { percentDone } from '../engine/percent-done.ts'
import type { Tally } from '../engine/tally.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { usePaceLine } from './use-pace-line.ts'

interface TotalProgressProps {
  queue: UploadQueue
  tally: Tally
}

/** How far all files together are while the queue is at work: by what the server has. */
export function TotalProgress({ queue, tally }: TotalProgressProps) {
  if (tally.underWay === 0) return null
  return (
    <div className="space-y-1">
      {tally.submitted > 1 ? (
        <ProgressBar label="Uploading all files" value={percentDone(tally)} />
      ) : null}
      <PaceLine queue={queue} />
    </div>
  )
}

/** Here only while something runs, so that nobody looks for nothing. */
function PaceLine({ queue }: { queue: UploadQueue }) {
  return <p className="min-h-5 text-weak tabular-nums">{usePaceLine(queue)}</p>
}
