import { expect, it } from 'vitest'
import { contentTypeOf, formatDuration, shownBody, statusMeaning } from './tried-answer.ts'

const typed = (value: string) => [{ name: 'Content-Type', value }]
const none = { headers: [], body: null, body_base64: null }

it('puts JSON in lines, and leaves what only says it is JSON', () => {
  const json = { ...none, headers: typed('application/json; charset=utf-8') }
  expect(shownBody({ ...json, body: '{"a":1}' })).toEqual({
    kind: 'text',
    text: '{\n  "a": 1\n}',
    isCut: false,
  })
  expect(shownBody({ ...json, body: '{"a":' })).toMatchObject({ text: '{"a":' })
})

it('leaves other text as it is', () => {
  const body = '<Response><Say>Hello</Say></Response>'
  expect(shownBody({ ...none, headers: typed('text/xml'), body })).toMatchObject({ text: body })
  expect(shownBody({ ...none, body: '{"a":1}' })).toMatchObject({ text: '{"a":1}' })
})

it('shows pictures, of bytes and of text', () => {
  const photo = { ...none, headers: typed('image/jpeg'), body_base64: btoa('\xFF\xD8\x00') }
  expect(shownBody(photo)).toEqual({
    kind: 'image',
    url: 'data:image/jpeg;base64,/9gA',
    size: 3,
  })
  const drawing = { ...none, headers: typed('image/svg+xml'), body: '<svg/>' }
  expect(shownBody(drawing)).toEqual({
    kind: 'image',
    url: 'data:image/svg+xml,%3Csvg%2F%3E',
    size: 6,
  })
})

it('offers other bytes, and says when there are none', () => {
  const zip = { ...none, headers: typed('application/zip'), body_base64: btoa('PK') }
  expect(shownBody(zip)).toMatchObject({ kind: 'bytes', size: 2 })
  expect(shownBody(none)).toEqual({ kind: 'empty' })
  expect(shownBody({ ...none, headers: typed('image/png'), body: '' })).toEqual({
    kind: 'empty',
  })
})

it('cuts what is endless', () => {
  const shown = shownBody({ ...none, body: 'x'.repeat(100_001) })
  expect(shown).toMatchObject({ isCut: true })
  expect(shown.kind === 'text' && shown.text.length).toBe(100_000)
})

it('reads the content type in any case', () => {
  expect(contentTypeOf({ headers: [{ name: 'CONTENT-TYPE', value: 'Text/HTML; a=b' }] })).toBe(
    'text/html',
  )
  expect(contentTypeOf({ headers: [] })).toBe('')
})

it('explains what failed', () => {
  expect(statusMeaning(200)).toEqual({ tone: 'success', words: null })
  expect(statusMeaning(404)).toEqual({ tone: 'warning', words: null })
  expect(statusMeaning(500).words).toContain('log')
  expect(statusMeaning(504).words).toContain('in time')
})

it('says how long it took', () => {
  expect([0.4, 12.3, 999.9, 1250].map(formatDuration)).toEqual([
    '0 ms',
    '12 ms',
    '1000 ms',
    '1.25 s',
  ])
})
