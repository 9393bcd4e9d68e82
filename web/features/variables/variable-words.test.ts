import { expect, it } from 'vitest'
import type { Variable } from '../../../contract/variables.ts'
import { byteCount, keyError, valueError } from './variable-words.ts'

const greeting: Variable = {
  sid: `ZV${'1'.repeat(32)}`,
  service_sid: `ZS${'1'.repeat(32)}`,
  environment_sid: `ZE${'1'.repeat(32)}`,
  key: 'GREETING',
  value: 'Hello',
  date_created: '2026-01-01T00:00:00.000Z',
  date_updated: '2026-01-01T00:00:00.000Z',
}

it('says why a key cannot be used', () => {
  expect(keyError('NAME', [greeting])).toBeUndefined()
  expect(keyError('GREETING', [greeting])).toContain('already')
  // Keys are told apart by case, as process.env does.
  expect(keyError('Greeting', [greeting])).toBeUndefined()
  expect(keyError('', [])).toBe('The key must not be empty.')
  expect(keyError('1A', [])).toMatch(/^The key must be letters/)
})

it('counts bytes, not characters', () => {
  expect(byteCount('é')).toBe('2 of 450 bytes')
  expect(valueError('é'.repeat(226))).toBe('The value must be at most 450 bytes.')
  expect(valueError('x')).toBeUndefined()
})
