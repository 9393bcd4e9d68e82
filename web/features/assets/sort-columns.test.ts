import { expect, it } from 'vitest'
import { sortBy, sortState } from './sort-columns.ts'

it('tells each column’s order', () => {
  expect(sortState('path', 'path')).toBe('ascending')
  expect(sortState('-size', 'size')).toBe('descending')
  expect(sortState('-size', 'path')).toBe('none')
})

it('turns a column round, and begins with A, the largest or the newest', () => {
  expect(sortBy('path', 'path')).toBe('-path')
  expect(sortBy('-path', 'path')).toBe('path')
  expect(sortBy('-size', 'path')).toBe('path')
  expect(sortBy('path', 'size')).toBe('-size')
  expect(sortBy('path', 'date_updated')).toBe('-date_updated')
})
