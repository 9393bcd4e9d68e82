import { describe, expect, it } from 'vitest'
import { firstRows, rowsToRender, withGaps } from './virtual-gaps.ts'

const row = (index: number, height = 10) => ({
  index,
  start: index * height,
  end: (index + 1) * height,
})
const outline = (rows: ReturnType<typeof row>[], total: number) =>
  withGaps(rows, total).map((part) =>
    part.type === 'row' ? part.row.index : `${part.height}px`,
  )

describe('withGaps', () => {
  it('fills what is not rendered with space, before, between and behind', () => {
    expect(outline([row(0), row(5), row(6)], 100)).toEqual([0, '40px', 5, 6, '30px'])
    expect(outline([row(3)], 100)).toEqual(['30px', 3, '60px'])
  })

  it('adds none where there is none', () => {
    expect(outline([row(0), row(1)], 20)).toEqual([0, 1])
    expect(outline([], 0)).toEqual([])
  })

  it('always adds up to the whole height', () => {
    const parts = withGaps([row(2), row(9)], 250)
    const heights = parts.map((part) =>
      part.type === 'row' ? part.row.end - part.row.start : part.height,
    )
    expect(heights.reduce((sum, height) => sum + height, 0)).toBe(250)
  })
})

describe('rowsToRender', () => {
  it('keeps the focused row and its neighbours wherever they are', () => {
    expect(rowsToRender([4, 5, 6], 1, 99)).toEqual([0, 1, 2, 4, 5, 6])
    expect(rowsToRender([4, 5, 6], 9, 99)).toEqual([4, 5, 6, 8, 9, 10])
    expect(rowsToRender([4, 5, 6], 6, 99)).toEqual([4, 5, 6, 7])
    expect(rowsToRender([4, 5, 6], null, 99)).toEqual([4, 5, 6])
  })

  it('adds no row that is not there', () => {
    expect(rowsToRender([4, 5], 0, 6)).toEqual([0, 1, 4, 5])
    expect(rowsToRender([0, 1], 5, 6)).toEqual([0, 1, 4, 5])
  })
})

describe('firstRows', () => {
  it('places the first ones one below the other', () => {
    expect(firstRows(2, null, 5, 100)).toEqual([
      { index: 0, start: 0, end: 100 },
      { index: 1, start: 100, end: 200 },
    ])
  })

  it('has the one to keep with its neighbours, so that a gap is left between', () => {
    const rows = firstRows(1, 3, 5, 100)
    expect(rows.map(({ index }) => index)).toEqual([0, 2, 3, 4])
    expect(withGaps(rows, 500).map((part) => part.type)).toEqual([
      'row',
      'gap',
      'row',
      'row',
      'row',
    ])
  })
})
