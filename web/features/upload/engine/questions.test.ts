import { expect, it } from 'vitest'
import { asset } from '../../../api/asset-samples.ts'
import { questionOf, waitingLine } from './questions.ts'
import type { Taken } from './queued-file.ts'
import { STATES, queued } from './upload-samples.ts'

const SERVED: Taken = { kind: 'asset', asset: asset('/assets/a.png'), isIdentical: false }
const FUNCTION: Taken = { kind: 'function' }
const TWIN: Taken = { kind: 'twin', of: 'first' }
const LATE: Taken = { kind: 'late', by: 'asset' }
const files = (...takens: Taken[]) =>
  takens.map((taken, index) => queued(`${index}`, { kind: 'undecided', taken }))

it.each([
  ['1 file exists already', files(SERVED)],
  ['2 files exist already', files(SERVED, FUNCTION)],
  ['1 file shares its path with another', files(TWIN)],
  ['2 files share their paths with others', files(TWIN, TWIN)],
  ['The path of 1 file was taken meanwhile', files(LATE)],
  ['The paths of 2 files were taken meanwhile', files(LATE, LATE)],
  ['3 files need a decision', files(LATE, TWIN, SERVED)],
])('asks what is true of all: %s', (question, undecided) => {
  expect(questionOf(undecided)).toBe(question)
})

it('counts many as people read numbers', () => {
  expect(questionOf(files(...Array.from({ length: 1200 }, () => SERVED)))).toBe(
    '1,200 files exist already',
  )
})

it.each([
  ['The files that were chosen along with it wait until you decide.', files(SERVED)],
  ['The files that were chosen along with them wait until you decide.', files(TWIN, SERVED)],
  ['All other files go on meanwhile.', files(LATE, LATE)],
  [
    'The files that were chosen along with them wait until you decide, but for those that are being sent already.',
    files(LATE, SERVED),
  ],
])('says what becomes of the others: %s', (line, undecided) => {
  expect(waitingLine(undecided, [...undecided, queued('other', STATES.waiting)])).toBe(line)
})

it.each([
  ['is none', files(SERVED), []],
  ['has ended', files(LATE), [queued('other', STATES.published)]],
  [
    'was chosen at another time',
    files(SERVED),
    [queued('other', STATES.sending, { batch: 2 })],
  ],
] as const)('promises nothing of another file where there %s', (_, undecided, others) => {
  expect(waitingLine(undecided, [...undecided, ...others])).toBe('')
})
