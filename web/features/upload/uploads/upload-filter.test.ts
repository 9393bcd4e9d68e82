import { expect, it } from 'vitest'
import { tallyOf } from '../engine/tally.ts'
import { STATES, queued } from '../engine/upload-samples.ts'
import { filterSegments, filteredFiles, isWorthFiltering } from './upload-filter.ts'

const files = Object.values(STATES).map((state) => queued(state.kind, state))
const ids = (filter: Parameters<typeof filteredFiles>[1]) =>
  filteredFiles(files, filter).map(({ id }) => id)

const many = (count: number) =>
  tallyOf(Array.from({ length: count }, (_, index) => queued(`${index}`, STATES.sending)))

it('never shows what is still to be reviewed', () => {
  expect(ids('all')).toHaveLength(files.length - 1)
  expect(ids('all')).not.toContain('chosen')
})

it('shows what failed, what is published, what was left out, and what is not over', () => {
  expect(ids('failed')).toEqual(['failed'])
  expect(ids('published')).toEqual(['published'])
  expect(ids('not_uploaded')).toEqual(['skipped', 'cancelled'])
  expect(ids('open')).toEqual([
    'checking',
    'undecided',
    'waiting',
    'sending',
    'paused',
    'publishing',
    'missing',
  ])
})

it('counts just what it shows', () => {
  for (const { value, label } of filterSegments(tallyOf(files))) {
    expect(label).toMatch(new RegExp(`\\(${ids(value).length}\\)$`))
  }
})

it('is there only for many files', () => {
  expect(isWorthFiltering(many(8))).toBe(false)
  expect(isWorthFiltering(many(9))).toBe(true)
  expect(filterSegments(many(1000))[0].label).toBe('All (1,000)')
})
