import { expect, test } from 'vitest'
import { csv, pdf } from './papers.ts'

test('a PDF’s cross-reference table points at each object', () => {
  const file = pdf(['A line (with brackets)', 'and a \\ in it'])
  const start = Number(/startxref\n(\d+)/.exec(file)?.[1])
  expect(file.slice(start, start + 4)).toBe('xref')
  const places = [...file.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place))
  expect(places).toHaveLength(5)
  places.forEach((place, index) => {
    expect(file.slice(place)).toMatch(new RegExp(`^${index + 1} 0 obj`))
  })
  const [, length, stream] = /\/Length (\d+) >>\nstream\n([^]*?)\nendstream/.exec(file) ?? []
  expect(stream).toHaveLength(Number(length))
  expect(stream).toContain(String.raw`(A line \(with brackets\)) Tj`)
})

test('rows end as CSV has it', () => {
  expect(
    csv([
      ['city', 'stores'],
      ['Lyon', 2],
    ]),
  ).toBe('city,stores\r\nLyon,2\r\n')
})
