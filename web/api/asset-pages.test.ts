import { describe, expect, it } from 'vitest'
import type { Asset, AssetPage } from '../../contract/assets.ts'
import { applyChange } from './asset-pages.ts'
import type { AssetPages } from './assets.ts'
import { asset, change, entry, filters } from './asset-samples.ts'

const pages = (...all: AssetPage[]): AssetPages => ({
  pages: all,
  pageParams: all.map(() => null),
})
const page = (assets: Asset[], total: number, next_cursor: string | null = null) => ({
  assets,
  total,
  next_cursor,
})
const paths = (data: AssetPages) =>
  data.pages.map(({ assets }) => assets.map(({ path }) => path))
const totals = (data: AssetPages) => data.pages.map(({ total }) => total)

const a = asset('/a.png', { size: 10, date_updated: '2026-01-01T00:00:00.000Z' })
const c = asset('/c.png', { size: 30, date_updated: '2026-01-03T00:00:00.000Z' })
const e = asset('/e.png', { size: 50, date_updated: '2026-01-05T00:00:00.000Z' })

describe('an upload', () => {
  const b = asset('/b.png', { size: 20, date_updated: '2026-01-09T00:00:00.000Z' })
  const uploaded = change('upload', entry(null, b))

  it.each([
    ['path', [a, c, e], ['/a.png', '/b.png', '/c.png', '/e.png']],
    ['-path', [e, c, a], ['/e.png', '/c.png', '/b.png', '/a.png']],
    ['size', [a, c, e], ['/a.png', '/b.png', '/c.png', '/e.png']],
    ['-size', [e, c, a], ['/e.png', '/c.png', '/b.png', '/a.png']],
    ['-date_updated', [e, c, a], ['/b.png', '/e.png', '/c.png', '/a.png']],
    ['date_updated', [a, c, e], ['/a.png', '/c.png', '/e.png', '/b.png']],
  ] as const)('comes in where “%s” has it', (sort, rows, expected) => {
    const after = applyChange(pages(page([...rows], 3)), filters({ sort }), uploaded, [b])
    expect(paths(after)).toEqual([expected])
    expect(totals(after)).toEqual([4])
  })

  it('goes into the page it belongs to, and counts on all', () => {
    const before = pages(page([a], 3, 'x'), page([c, e], 3))
    const after = applyChange(before, filters({ sort: 'path' }), uploaded, [b])
    expect(paths(after)).toEqual([['/a.png'], ['/b.png', '/c.png', '/e.png']])
    expect(totals(after)).toEqual([4, 4])
  })

  it('waits for its own page when it sorts behind what is loaded', () => {
    const before = pages(page([a], 3, 'x'))
    const after = applyChange(before, filters({ sort: 'path' }), uploaded, [b])
    expect(paths(after)).toEqual([['/a.png']])
    expect(totals(after)).toEqual([4])
  })

  it('fills an empty list', () => {
    const after = applyChange(pages(page([], 0)), filters(), uploaded, [b])
    expect(paths(after)).toEqual([['/b.png']])
  })

  it('of another version replaces the row, at the top of “newest first”', () => {
    const newer = { ...a, size: 99, date_updated: '2026-02-01T00:00:00.000Z' }
    const after = applyChange(
      pages(page([e, c, a], 3)),
      filters({ sort: '-date_updated' }),
      change('upload', entry(a, newer)),
      [newer],
    )
    expect(after.pages[0]?.assets).toEqual([newer, e, c])
    expect(totals(after)).toEqual([3])
  })

  it('that the filters exclude changes nothing', () => {
    const before = pages(page([a], 1))
    expect(applyChange(before, filters({ visibility: 'private' }), uploaded, [b])).toEqual(
      before,
    )
    expect(applyChange(before, filters({ q: 'zebra' }), uploaded, [b])).toEqual(before)
  })

  it('is found by a part of its path in any case and any Unicode form', () => {
    const cafe = asset('/Caf\u00e9/Logo.png')
    const added = change('upload', entry(null, cafe))
    const after = applyChange(pages(page([], 0)), filters({ q: 'cafe\u0301/LO' }), added, [
      cafe,
    ])
    expect(paths(after)).toEqual([['/Caf\u00e9/Logo.png']])
  })
})

describe('going private', () => {
  const hidden: Asset = { ...c, visibility: 'private', public_url: null }
  const toggled = change('visibility', entry(c, hidden))

  it('keeps the row where it is, even by date', () => {
    const newer = { ...hidden, date_updated: '2026-09-09T00:00:00.000Z' }
    for (const sort of ['path', '-date_updated'] as const) {
      const before = pages(page([e, c, a], 3))
      const after = applyChange(before, filters({ sort }), toggled, [newer])
      expect(after.pages[0]?.assets).toEqual([e, newer, a])
      expect(totals(after)).toEqual([3])
    }
  })

  it('leaves the list of public ones and enters that of private ones', () => {
    const publicOnes = pages(page([a, c, e], 3))
    const left = applyChange(publicOnes, filters({ visibility: 'public' }), toggled, [hidden])
    expect(paths(left)).toEqual([['/a.png', '/e.png']])
    expect(totals(left)).toEqual([2])

    const privateOnes = pages(page([], 0))
    const joined = applyChange(privateOnes, filters({ visibility: 'private' }), toggled, [
      hidden,
    ])
    expect(joined.pages[0]?.assets).toEqual([hidden])
    expect(totals(joined)).toEqual([1])
  })
})

describe('moving', () => {
  const moved = { ...a, path: '/d.png' }
  const move = change('move', entry(a, null), entry(null, moved))

  it('finds its new place by path', () => {
    const after = applyChange(pages(page([a, c, e], 3)), filters({ sort: 'path' }), move, [
      moved,
    ])
    expect(paths(after)).toEqual([['/c.png', '/d.png', '/e.png']])
    expect(totals(after)).toEqual([3])
  })

  it('stays where it is by date', () => {
    const before = pages(page([a, c], 2))
    const after = applyChange(before, filters({ sort: '-date_updated' }), move, [moved])
    expect(paths(after)).toEqual([['/d.png', '/c.png']])
  })

  it('out of a search leaves it', () => {
    const after = applyChange(pages(page([a], 1)), filters({ q: '/a' }), move, [moved])
    expect(paths(after)).toEqual([[]])
    expect(totals(after)).toEqual([0])
  })
})

describe('deleting and undoing it', () => {
  it('takes the row out and puts it back in its place', () => {
    const before = pages(page([a, c, e], 3))
    const sorted = filters({ sort: 'path' })
    const deleted = applyChange(before, sorted, change('delete', entry(c, null)), [])
    expect(paths(deleted)).toEqual([['/a.png', '/e.png']])
    expect(totals(deleted)).toEqual([2])
    const restored = applyChange(deleted, sorted, change('undo', entry(null, c)), [c])
    expect(restored).toEqual(before)
  })
})

it('leaves the pages it was given as they were', () => {
  const before = pages(page([a, c], 2))
  const copy = structuredClone(before)
  const added = asset('/b.png')
  applyChange(before, filters({ sort: 'path' }), change('upload', entry(null, added)), [added])
  expect(before).toEqual(copy)
})
