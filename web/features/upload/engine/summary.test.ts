import { describe, expect, it, test } from 'vitest'
import type { FileStateKind } from './queued-file.ts'
import { reviewTitle, summaryLine } from './summary.ts'
import { tallyOf } from './tally.ts'
import { DESTINATION, STATES, queued } from './upload-samples.ts'

const summaryOf = (...kinds: FileStateKind[]) =>
  tallyOf(kinds.map((kind, index) => queued(`${index}`, STATES[kind])))

test.each<[FileStateKind[], string]>([
  [[], ''],
  [['chosen'], ''],
  [['published'], '1 published'],
  [['published', 'published', 'failed'], '2 published, 1 failed'],
  [['failed'], '1 failed'],
  [['published', 'failed', 'cancelled'], '1 published, 1 failed, 1 cancelled'],
  [['published', 'skipped', 'failed'], '1 published, 1 skipped, 1 failed'],
  [['waiting', 'sending'], '0 of 2 published'],
  [['undecided', 'waiting'], '0 of 2 published, 1 to decide'],
  [['paused', 'published'], '1 of 2 published, 1 paused'],
  [['missing', 'published'], '1 of 2 published, 1 to choose again'],
  [['sending', 'published', 'failed'], '1 of 3 published, 1 failed'],
])('%j reads “%s”', (kinds, line) => {
  expect(summaryLine(summaryOf(...kinds))).toBe(line)
})

it('groups the digits of large numbers', () => {
  const many = Array.from({ length: 10_000 }, () => 'published' as const)
  expect(summaryLine(summaryOf(...many))).toBe('10,000 published')
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
