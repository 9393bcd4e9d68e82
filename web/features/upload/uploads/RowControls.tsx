import { Pause, Play, X } from 'lucide-react'
import { IconButton } from '../../../ui/IconButton.tsx'
import { type QueuedFile, fileName } from '../engine/queued-file.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { type RowAct, actName, rowActs } from './row-acts.ts'

interface RowControlsProps {
  queue: UploadQueue
  file: QueuedFile
}

const ENDS: readonly RowAct[] = ['cancel', 'remove']

/** The icons at the end of a row: hold it up or go on, and be rid of it. */
export function RowControls({ queue, file }: RowControlsProps) {
  const acts = rowActs(file)
  const name = fileName(file)
  const flow = acts.find((act) => act === 'pause' || act === 'resume')
  const end = acts.find((act) => ENDS.includes(act)) ?? 'remove'
  return (
    <div className="flex gap-1">
      {flow ? (
        <IconButton
          aria-label={actName(flow, name)}
          size="small"
          icon={flow === 'pause' ? <Pause aria-hidden /> : <Play aria-hidden />}
          onClick={() => (flow === 'pause' ? queue.pause : queue.resume)(file.id)}
        />
      ) : null}
      {/* One control through all states: whoever has it focused keeps it as the file ends. Not
          after Cancel, where a second Enter would remove the row. */}
      <IconButton
        key={file.state.kind === 'cancelled' ? 'cancelled' : 'end'}
        aria-label={actName(end, name)}
        size="small"
        icon={<X aria-hidden />}
        onClick={() => (end === 'cancel' ? queue.cancel : queue.remove)(file.id)}
      />
    </div>
  )
}
