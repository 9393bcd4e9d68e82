import { expect, it } from 'vitest'
import { filtersFrom, paramsOf } from './log-filters.ts'

const functionSid = `ZH${'1'.repeat(32)}`

it.each([
  { functionSid: null, level: null },
  { functionSid, level: null },
  { functionSid, level: 'error' as const },
])('finds %j again in the address', (filters) => {
  expect(filtersFrom(paramsOf(filters))).toEqual(filters)
})

it('takes what it does not know for no filter', () => {
  expect(filtersFrom(new URLSearchParams('level=fatal&function='))).toEqual({
    functionSid: null,
    level: null,
  })
})
