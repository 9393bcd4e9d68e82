import { expect, it } from 'vitest'
import { domainSuffixProblem, environmentNameProblem } from './environment-name.ts'
import { createEnvironmentSchema } from './services.ts'

it.each(['ui', 'Dev-2', '-', 'x'.repeat(100)])('lets an Environment be called %s', (name) => {
  expect(environmentNameProblem(name)).toBeNull()
  expect(createEnvironmentSchema.safeParse({ unique_name: name }).success).toBe(true)
})

it.each(['', 'two words', 'a.b', 'x'.repeat(101)])('lets none be called “%s”', (name) => {
  expect(environmentNameProblem(name)).toMatch(/^must /)
  expect(createEnvironmentSchema.safeParse({ unique_name: name }).success).toBe(false)
})

it.each(['dev', 'A1', 'x'.repeat(16)])('lets a domain end in %s', (suffix) => {
  expect(domainSuffixProblem(suffix)).toBeNull()
})

it.each(['', '-dev', 'dev-', 'd_v', 'x'.repeat(17)])('lets none end in “%s”', (suffix) => {
  expect(domainSuffixProblem(suffix)).toMatch(/^must /)
})
