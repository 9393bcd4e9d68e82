import { expect, it } from 'vitest'
import type { FileStateKind } from './queued-file.ts'
import { createTally, tallyOf } from './tally.ts'
import { STATES, queued } from './upload-samples.ts'

const KINDS = Object.keys(STATES) as FileStateKind[]
const each = () => KINDS.map((kind) => queued(kind, STATES[kind], { acknowledged: 40 }))

it('counts each state, and only bytes that the server acknowledged', () => {
  const tally = tallyOf(each())
  expect(tally.counts).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, 1])))
  expect(tally).toMatchObject({ submitted: 11, underWay: 4 })
  // Not of what was chosen, skipped, cancelled, or has failed.
  expect(tally).toMatchObject({ acknowledgedBytes: 8 * 40, totalBytes: 8 * 100 })
  expect(tally.bytesLeft).toBe(4 * 60)
})

it('follows each change, and is empty again when all is gone', () => {
  const tally = createTally()
  const file = queued('a', STATES.sending, { acknowledged: 10 })
  tally.note(null, file)
  const more = { ...file, acknowledged: 70 }
  tally.note(file, more)
  expect(tally.read()).toMatchObject({ acknowledgedBytes: 70, totalBytes: 100, underWay: 1 })
  const skipped = queued('a', STATES.skipped)
  tally.note(more, skipped)
  expect(tally.read()).toMatchObject({ acknowledgedBytes: 0, totalBytes: 0, submitted: 1 })
  tally.note(skipped, null)
  expect(tally.read()).toEqual(createTally().read())
})
