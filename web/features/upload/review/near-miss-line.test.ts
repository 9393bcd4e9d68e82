import { expect, it } from 'vitest'
import { nearMissLine } from './near-miss-line.ts'

it('says how many names promise what will not be so', () => {
  expect(nearMissLine(1)).toBe('1 name looks private and will be public.')
  expect(nearMissLine(1200)).toBe('1,200 names look private and will be public.')
})
