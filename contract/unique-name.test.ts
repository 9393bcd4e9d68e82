import { expect, test } from 'vitest'
import { uniqueNameProblem } from './unique-name.ts'

test.each([
  ['white-beagle', null],
  ['A1', null],
  ['a'.repeat(50), null],
  ['', 'empty'],
  ['a'.repeat(51), 'at most 50'],
  ['-a', 'dash'],
  ['a-', 'dash'],
  ['a b', 'letters'],
  ['ü', 'letters'],
])('%j', (name, problem) => {
  expect(uniqueNameProblem(name) ?? 'none').toContain(problem ?? 'none')
})
