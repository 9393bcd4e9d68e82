import { expect, it } from 'vitest'
import { createActs } from './queue-acts.ts'
import { createQueueStore } from './queue-store.ts'
import type { QueuedFile } from './queued-file.ts'
import { STATES, queued } from './upload-samples.ts'

function actsOver(...files: QueuedFile[]) {
  const settings = { folder: '/assets/', visibility: 'public', onTaken: 'ask' } as const
  const store = createQueueStore(settings, () => () => {})
  for (const file of files) store.add(file)
  return { store, acts: createActs(store, { pauseHeld: () => {} }) }
}

it('chooses for some of the files, and for nothing that is on its way', () => {
  const { store, acts } = actsOver(
    queued('a', STATES.chosen),
    queued('b', STATES.chosen),
    queued('c', STATES.sending),
  )
  acts.setVisibilityOf(new Set(['a', 'c']), 'private')
  expect(store.view().files.map(({ visibility }) => visibility)).toEqual([
    'private',
    'public',
    'public',
  ])
})

it('forgets the folder that was typed for files that are not sent after all', () => {
  const { store, acts } = actsOver(queued('a', STATES.chosen), queued('b', STATES.sending))
  acts.setFolder('/press/')
  acts.discardChosen()
  expect(store.view().folder).toBe('/assets/')
  expect(store.view().files.map(({ id }) => id)).toEqual(['b'])
})
