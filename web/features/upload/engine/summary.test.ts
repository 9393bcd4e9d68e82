import { describe, expect, it, test } from 'vitest'
import type { FileStateKind } from './queue-state.ts'
import { reviewTitle, summarise, summaryLine } from './summary.ts'
import { DESTINATION, STATES, queued } from './upload-samples.ts'

const summaryOf = (...kinds: FileStateKind[]) =>
  summarise(kinds.map((kind, index) => queued(`${index}`, STATES[kind])))

it('counts each state, and only bytes that the server acknowledged', () => {
  const kinds = Object.keys(STATES) as FileStateKind[]
  expect(summaryOf(...kinds, 'published')).toEqual({
    counts: {
      chosen: 1,
      waiting: 1,
      sending: 1,
      publishing: 1,
      published: 2,
      failed: 1,
      cancelled: 1,
    },
    submitted: 7,
    underWay: 3,
    acknowledgedBytes: 40 + 40 + 200,
    totalBytes: 500,
  })
})

test.each<[FileStateKind[], string]>([
  [[], ''],
  [['chosen'], ''],
  [['published'], '1 published'],
  [['published', 'published', 'failed'], '2 published, 1 failed'],
  [['failed'], '1 failed'],
  [['published', 'failed', 'cancelled'], '1 published, 1 failed, 1 cancelled'],
  [['waiting', 'sending'], '0 of 2 published'],
  [['sending', 'published', 'failed'], '1 of 3 published, 1 failed'],
])('%j reads “%s”', (kinds, line) => {
  expect(summaryLine(summaryOf(...kinds))).toBe(line)
})

describe('reviewTitle', () => {
  const here = queued('a', STATES.chosen)
  const destination = { ...DESTINATION, sid: `ZE${'6'.repeat(32)}`, name: 'other (dev)' }
  const there = queued('b', STATES.chosen, { destination })

  it.each([
    [[here], 'Review 1 file'],
    [[there], 'Review 1 file for other (dev)'],
    [[here, there], 'Review 2 files for 2 Environments'],
  ])('says where files go that do not go here', (files, title) => {
    expect(reviewTitle(files, DESTINATION.sid)).toBe(title)
  })
})
