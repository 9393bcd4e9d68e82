import { expect, it } from 'vitest'
import { variableKeyProblem, variableValueProblem } from './variable-rules.ts'
import { createVariableSchema } from './variables.ts'

const isTaken = (key: string, value: string) =>
  createVariableSchema.safeParse({ key, value }).success

it.each(['A', '_x9', 'API_KEY', 'k'.repeat(128)])('lets a Variable be called %s', (key) => {
  expect(variableKeyProblem(key)).toBeNull()
  expect(isTaken(key, 'v')).toBe(true)
})

it.each(['', '9A', 'A-B', 'Ä', 'k'.repeat(129)])('lets none be called “%s”', (key) => {
  expect(variableKeyProblem(key)).toMatch(/^must /)
  expect(isTaken(key, 'v')).toBe(false)
})

it('counts a value in bytes of UTF-8', () => {
  expect(variableValueProblem('é'.repeat(225))).toBeNull()
  expect(isTaken('K', 'é'.repeat(225))).toBe(true)
  expect(variableValueProblem('é'.repeat(226))).toBe('must be at most 450 bytes')
  expect(isTaken('K', 'é'.repeat(226))).toBe(false)
  expect(variableValueProblem('')).toBe('must not be empty')
})
