import { expect, test } from 'vitest'
import { ZodError } from 'zod'
import { newSid } from '../rules/sids.ts'
import { readSaid } from './said.ts'

const requestSid = newSid('request')
const answer = { type: 'answer', requestSid, status: 200, headers: [['Set-Cookie', 'a=1']] }

test('what an honest worker says is read', () => {
  expect(readSaid(answer)).toEqual(answer)
})

test.each([
  [{ headers: [['Content-Length', '5']] }],
  [{ headers: [['transfer-encoding', 'chunked']] }],
  [{ headers: [['CONNECTION', 'keep-alive']] }],
  [{ headers: [['a b', 'c']] }],
  [{ headers: [['a', 'b\r\nc: d']] }],
  [{ headers: [['a', 'x'.repeat(40_000)]] }],
  [{ status: 101 }],
  [{ status: '200' }],
  [{ requestSid: 'RQ1' }],
  [{ type: 'other' }],
])('%j is refused', (forged) => {
  expect(() => readSaid({ ...answer, ...forged })).toThrow(ZodError)
})
