import { toasts } from '../../../ui/toasts.ts'
import { chosenFile } from '../engine/chosen-file.ts'
import { pickFiles, pickFolder } from '../engine/incoming/file-pickers.ts'
import type { Destination } from '../engine/queued-file.ts'
import type { UploadQueue } from '../engine/upload-queue.ts'
import { type Dropped, readDrop } from '../engine/incoming/walk-drop.ts'
import type { FoundFile } from '../engine/incoming/walk-tree.ts'
import { consoleIntake } from './console-intake.ts'
import type { Outcome, Source } from './intake.ts'

/** Takes what people drop, pick and paste on to the review, for one Environment. */
export interface FileTaker {
  /** Puts files that were found into the review. */
  choose: (files: readonly FoundFile[]) => Promise<void>
  /** Reads a drop; must be called within its event. */
  drop: (dropped: Dropped, take?: Source['take']) => Promise<void>
  /** Opens the browser's picker of files that can be read again; false where it has none. */
  pickFiles: () => Promise<boolean>
  pickFolder: () => Promise<boolean>
}

export function createFileTaker(queue: UploadQueue, destination: Destination): FileTaker {
  const choose = (files: readonly FoundFile[]) =>
    queue.choose(
      files.map(({ file, ...known }) => chosenFile(file, known)),
      destination,
    )
  const pick = async (find: Source['find']) =>
    (await reading({ find, take: choose, asksFirst: true })) !== 'unavailable'
  return {
    choose,
    async drop(dropped, take = choose) {
      const outcome = await reading({ find: (watch) => readDrop(dropped, watch), take })
      if (outcome === 'nothing') tellNothing()
    },
    pickFiles: () => pick(pickFiles),
    pickFolder: () => pick(pickFolder),
  }
}

async function reading(source: Source): Promise<Outcome> {
  try {
    return await consoleIntake.read(source)
  } catch {
    tellNothing()
    return 'nothing'
  }
}

function tellNothing(): void {
  toasts.add({
    variant: 'error',
    title: 'The files could not be read',
    body: 'Some may have been moved or you may not read them. Choose them again.',
  })
}
