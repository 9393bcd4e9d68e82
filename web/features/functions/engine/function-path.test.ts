import { expect, it } from 'vitest'
import { freeFunctionPath, planPath, type PathQuestion } from './function-path.ts'

const question = (known: Partial<PathQuestion>): PathQuestion => ({
  typed: '/hello',
  visibility: 'protected',
  assetsUrl: 'https://demo-1234.example.org',
  taken: new Set(),
  ...known,
})

it('shows the URL it will have', () => {
  expect(planPath(question({ typed: 'sms/reply to' }))).toEqual({
    ok: true,
    path: '/sms/reply-to',
    visibility: 'protected',
    url: 'https://demo-1234.example.org/sms/reply-to',
    notes: ['Spaces become dashes.'],
  })
})

it('has no URL when it is private, or none reaches the Service', () => {
  expect(planPath(question({ visibility: 'private' }))).toMatchObject({ url: null })
  expect(planPath(question({ assetsUrl: null }))).toMatchObject({ url: null })
})

it.each(['', ' ', '/', '/a#b', '/a//b', '/../x', `/${'a'.repeat(255)}`])(
  'refuses %j',
  (typed) => {
    expect(planPath(question({ typed }))).toMatchObject({ ok: false })
  },
)

it('refuses the path of another Function', () => {
  const plan = planPath(question({ taken: new Set(['/hello']) }))
  expect(plan).toEqual({
    ok: false,
    message: 'Another Function is at /hello. Choose another path.',
  })
})

it('takes a marker as it is taken of a file, and never opens what was closed', () => {
  expect(planPath(question({ typed: '/tool.private.js' }))).toMatchObject({
    path: '/tool.js',
    visibility: 'private',
    notes: ['“.private” is dropped from the path.', 'It makes the Function private.'],
  })
  const closed = question({ typed: '/tool.protected.js', visibility: 'private' })
  expect(planPath(closed)).toMatchObject({ visibility: 'private' })
})

it('finds a free path', () => {
  expect(freeFunctionPath('/hello', new Set())).toBe('/hello')
  expect(freeFunctionPath('/hello', new Set(['/hello', '/hello-2']))).toBe('/hello-3')
})
