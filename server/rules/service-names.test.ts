import { expect, test } from 'vitest'
import { uniqueNameSchema } from '../../contract/services.ts'
import { newDomainBase } from './domains.ts'
import { newServiceName } from './service-names.ts'

test('a name is a valid unique name and, as a domain, a valid DNS label', () => {
  for (let count = 0; count < 200; count += 1) {
    const name = newServiceName()
    expect(name).toMatch(/^[a-z]+-[a-z]+$/)
    expect(uniqueNameSchema.safeParse(name).success).toBe(true)
    expect(newDomainBase(name)).toMatch(/^[a-z]+-[a-z]+-\d{4}$/)
  }
})

test('names differ', () => {
  expect(new Set(Array.from({ length: 50 }, newServiceName)).size).toBeGreaterThan(30)
})
