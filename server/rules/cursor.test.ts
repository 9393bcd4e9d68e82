import { expect, it, test } from 'vitest'
import { z } from 'zod'
import { Failure } from '../failure.ts'
import { cursorCodec } from './cursor.ts'

const codec = cursorCodec(z.object({ value: z.string() }))

it('comes back as it went out, in any script', () => {
  const place = { value: 'münchen-🎉' }
  const cursor = codec.encode('path', place)
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(codec.decode('path', cursor ?? '')).toEqual(place)
})

it('is null at the end, and absent at the start', () => {
  expect(codec.encode('path', null)).toBeNull()
  expect(codec.decode('path', undefined)).toBeUndefined()
})

test.each([
  ['of another order', codec.encode('size', { value: 'x' }) ?? ''],
  ['of another list', cursorCodec(z.object({ n: z.number() })).encode('path', { n: 1 }) ?? ''],
  ['that is no base64', '%%%'],
  ['that is no JSON', 'YWJj'],
  ['that is empty', ''],
])('a cursor %s is refused', (_, cursor) => {
  expect(() => codec.decode('path', cursor)).toThrow(Failure)
})
