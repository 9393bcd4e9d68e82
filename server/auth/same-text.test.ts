import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { sameText } from './same-text.ts'

test('agrees with === on any two texts', () => {
  assert(
    property(string(), string(), (one, other) => {
      expect(sameText(one, other)).toBe(one === other)
      expect(sameText(one, one)).toBe(true)
    }),
  )
})

test('a text and its repetition differ, as do a text and nothing', () => {
  expect(sameText('abab', 'ab')).toBe(false)
  expect(sameText('ab', 'abab')).toBe(false)
  expect(sameText('', 'a')).toBe(false)
  expect(sameText('a', '')).toBe(false)
})
