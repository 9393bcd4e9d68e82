import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import type { QueueView } from './engine/queue-store.ts'
import { continueByHandles } from './engine/restoring.ts'
import { countFiles } from './engine/summary.ts'
import type { UploadQueue } from './engine/upload-queue.ts'

interface MissingNoteProps {
  queue: UploadQueue
  view: QueueView
  /** Opens the picker of files. */
  onChooseAgain: () => void
}

/** What to do about files that a former visit left unfinished; gone once they go on. */
export function MissingNote({
  queue,
  view: { files, tally },
  onChooseAgain,
}: MissingNoteProps) {
  const { missing } = tally.counts
  if (missing === 0) return null
  const found = files.filter(({ state, file }) => state.kind === 'missing' && file.handle)
  const it = missing === 1 ? 'it' : 'each'
  return (
    <Callout
      variant="warning"
      title={`${countFiles(missing)} left unfinished by a former visit`}
      actions={
        <>
          {found.length > 0 ? (
            <Button onClick={() => void continueByHandles(queue)}>
              Continue {countFiles(found.length)}
            </Button>
          ) : null}
          {found.length < missing ? (
            <Button onClick={onChooseAgain}>Choose again</Button>
          ) : null}
        </>
      }
    >
      Choose or drop the same {missing === 1 ? 'file' : 'files'} again: {it} goes on from where
      it was. A file that was changed meanwhile counts as another one.
    </Callout>
  )
}
