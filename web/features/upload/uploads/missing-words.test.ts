import { expect, it } from 'vitest'
import { refusedLine } from './missing-words.ts'

it('says which of the files that were to go on must be chosen again', () => {
  expect(refusedLine(2, 5)).toBe(
    '2 of them were changed or moved, or may not be read: choose them again.',
  )
  expect(refusedLine(1, 5)).toBe(
    '1 of them was changed or moved, or may not be read: choose it again.',
  )
  expect(refusedLine(1, 1)).toBe(
    'It was changed or moved, or may not be read: choose it again.',
  )
  expect(refusedLine(3, 3)).toBe(
    'They were changed or moved, or may not be read: choose them again.',
  )
  expect(refusedLine(0, 3)).toBe('')
})
