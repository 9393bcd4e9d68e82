import { expect, test } from 'vitest'
import { explainNpm } from './npm-failure.ts'

const told = (error: object) => explainNpm(JSON.stringify({ error })).message

test('a code may be a number: that with which a command of npm ended', () => {
  const summary = 'An unknown git error occurred'
  expect(told({ code: 128, summary })).toBe(
    'npm could not install the packages (128): An unknown git error occurred',
  )
})

test.each(['EALLOWGIT', 'EALLOWREMOTE', 'EALLOWFILE', 'EALLOWDIRECTORY'])(
  '%s is told as what it means here',
  (code) => expect(told({ code, summary: 'x' })).toContain('packages of a registry only'),
)

test('what is no report is no reason to fail in another way', () => {
  expect(explainNpm('Killed').message).toContain('did not say why')
})
