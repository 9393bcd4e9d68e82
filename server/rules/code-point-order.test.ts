import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCodePoints } from './code-point-order.ts'

test('a text comes before its own continuations, and equals itself', () => {
  expect(compareCodePoints('/a', '/a/b')).toBeLessThan(0)
  expect(compareCodePoints('/a/b', '/a')).toBeGreaterThan(0)
  expect(compareCodePoints('/a', '/a')).toBe(0)
})

test('an astral character comes after U+FFFD, where UTF-16 would put it before', () => {
  const [smile] = ['😀', '\uFFFD'].toSorted()
  expect(smile).toBe('😀')
  expect(compareCodePoints('😀', '\uFFFD')).toBeGreaterThan(0)
  expect(compareCodePoints('\uFFFD', '😀')).toBeLessThan(0)
})

test('the order is that of the UTF-8 bytes', () => {
  const unit = fc.constantFrom('a', 'b', 'é', '\uD7FF', '\uE000', '\uFFFD', '😀', '\u{10FFFF}')
  const text = fc.string({ unit, maxLength: 6 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const bytes = Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      expect(Math.sign(compareCodePoints(a, b))).toBe(bytes)
    }),
  )
})
