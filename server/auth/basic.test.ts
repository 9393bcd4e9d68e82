import { expect, test } from 'vitest'
import { readBasic } from './basic.ts'

const header = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

test('splits at the first colon, and reads UTF-8', () => {
  expect(readBasic(header('AC1:to:ken'))).toEqual({ user: 'AC1', password: 'to:ken' })
  expect(readBasic(header('ü:ß'))).toEqual({ user: 'ü', password: 'ß' })
  expect(readBasic(header(':'))).toEqual({ user: '', password: '' })
})

test.each([null, '', 'Bearer abc', 'Basic', 'Basic %%%', header('no colon'), 'Basic /w=='])(
  '%j is none',
  (value) => {
    expect(readBasic(value)).toBeNull()
  },
)
