import { describe, expect, it } from 'vitest'
import type { AssetFilters } from '../../api/assets.ts'
import { DEFAULT_FILTERS, filtersFrom, isFiltered, paramsWith } from './list-filters.ts'

describe('filtersFrom', () => {
  it('reads the address', () => {
    const params = new URLSearchParams('q=%20logo%20&visibility=private&sort=-size')
    expect(filtersFrom(params)).toEqual({ q: 'logo', visibility: 'private', sort: '-size' })
  })

  it('takes the newest first when the address says nothing, or nonsense', () => {
    expect(filtersFrom(new URLSearchParams())).toEqual(DEFAULT_FILTERS)
    expect(filtersFrom(new URLSearchParams('visibility=secret&sort=colour'))).toEqual(
      DEFAULT_FILTERS,
    )
  })
})

describe('paramsWith', () => {
  it('leaves defaults out and other parameters alone', () => {
    const params = new URLSearchParams('q=old&visibility=public&mock=slow')
    const next = paramsWith(params, { ...DEFAULT_FILTERS, q: 'a & b' })
    expect(next.toString()).toBe('q=a+%26+b&mock=slow')
    expect(paramsWith(next, DEFAULT_FILTERS).toString()).toBe('mock=slow')
  })

  it('is read back as it was', () => {
    const filters: AssetFilters = { q: 'é #?%+', visibility: 'protected', sort: 'path' }
    expect(filtersFrom(paramsWith(new URLSearchParams(), filters))).toEqual(filters)
  })
})

it('isFiltered asks whether something may be hidden', () => {
  expect(isFiltered({ ...DEFAULT_FILTERS, sort: 'size' })).toBe(false)
  expect(isFiltered({ ...DEFAULT_FILTERS, q: 'x' })).toBe(true)
  expect(isFiltered({ ...DEFAULT_FILTERS, visibility: 'public' })).toBe(true)
})
