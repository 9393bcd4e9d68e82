import { expect, it } from 'vitest'
import { randomId } from './random-id.ts'

it('gives 32 hex digits, and never the same ones again', () => {
  const ids = Array.from({ length: 1000 }, randomId)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
})
