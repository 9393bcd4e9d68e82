import { useState } from 'react'
import { announce } from '../../../ui/announce.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import type { QueueView } from '../engine/queue-store.ts'
import { continueByHandles } from '../engine/saved-queue/restoring.ts'
import { countFiles } from '../engine/summary.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { refusedLine } from './missing-words.ts'

interface MissingNoteProps {
  queue: UploadQueue
  view: QueueView
  /** Opens the picker of files. */
  onChooseAgain: () => void
}

const NONE: ReadonlySet<string> = new Set()

/** What to do about files that a former visit left unfinished; gone once they go on. */
export function MissingNote({ queue, view, onChooseAgain }: MissingNoteProps) {
  /** Files, by id, whose handles were tried in vain. */
  const [tried, setTried] = useState(NONE)
  const { missing: count } = view.tally.counts
  if (count === 0) return null
  const missing = view.files.filter(({ state }) => state.kind === 'missing')
  const found = missing.filter(({ file }) => file.handle)
  const refused = refusedLine(missing.filter(({ id }) => tried.has(id)).length, count)

  const goOn = async () => {
    const ids = await continueByHandles(queue)
    setTried(new Set(ids))
    const left = queue.getSnapshot().tally.counts.missing
    if (ids.length > 0) announce(refusedLine(ids.length, left), 'assertive')
  }
  return (
    <Callout
      variant="warning"
      title={`${countFiles(count)} left unfinished by a former visit`}
      actions={
        <>
          {found.length > 0 ? (
            <Button onClick={() => void goOn()}>Continue {countFiles(found.length)}</Button>
          ) : null}
          {found.length < count || refused !== '' ? (
            <Button onClick={onChooseAgain}>Choose again</Button>
          ) : null}
        </>
      }
    >
      {refused === '' ? null : <p className="font-semibold">{refused}</p>}
      <p>
        Choose or drop the same {count === 1 ? 'file' : 'files'} again:{' '}
        {count === 1 ? 'it' : 'each'} goes on from where it was. A file that was changed
        meanwhile counts as another one.
      </p>
    </Callout>
  )
}
