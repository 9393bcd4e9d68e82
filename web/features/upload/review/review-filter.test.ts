import { expect, it } from 'vitest'
import { reviewOf } from '../engine/review.ts'
import { STATES, chosen, queued } from '../engine/upload-samples.ts'
import { reviewSegments, reviewedFiles } from './review-filter.ts'

const rules = { folder: '/assets/', maxAssetBytes: 1000 }
const plain = (count: number) =>
  Array.from({ length: count }, (_, index) => queued(`file-${index}`, STATES.chosen))
const big = queued('big', STATES.chosen, { file: chosen('big.bin', { size: 1001 }) })
const spaced = queued('spaced', STATES.chosen, { file: chosen('a b.png') })

it('tells apart what cannot be sent and what is called otherwise, among many', () => {
  const files = [...plain(8), big, spaced]
  const review = reviewOf(files, rules)
  expect(reviewSegments(files.length, review).map(({ label }) => label)).toEqual([
    'All (10)',
    'Can’t be uploaded (1)',
    'With a note (1)',
  ])
  expect(reviewedFiles(files, review, 'refused')).toEqual([big])
  expect(reviewedFiles(files, review, 'noted')).toEqual([spaced])
  expect(reviewedFiles(files, review, 'all')).toBe(files)
})

it('tells apart names that look private but will be public, while there are any', () => {
  const missed = queued('missed', STATES.chosen, { file: chosen('a.PRIVATE.txt') })
  const files = [...plain(8), missed, spaced]
  const review = reviewOf(files, rules)
  expect(reviewSegments(files.length, review).map(({ label }) => label)).toContain(
    'Look private (1)',
  )
  expect(reviewedFiles(files, review, 'nearMisses')).toEqual([missed])
})

it('is not there where a glance will do', () => {
  const few = [big, spaced]
  expect(reviewSegments(few.length, reviewOf(few, rules))).toEqual([])
  const fine = plain(20)
  expect(reviewSegments(fine.length, reviewOf(fine, rules))).toEqual([])
  expect(reviewedFiles(fine, reviewOf(fine, rules), 'refused')).toBe(fine)
})
