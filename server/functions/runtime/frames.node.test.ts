import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame, FrameReader, type Frame } from './frames.node.ts'

/** Reads bytes in parts of the given lengths, one after the other, over and over. */
function readInParts(bytes: Buffer, lengths: number[], limit = 1 << 20): Frame[] {
  const reader = new FrameReader(limit)
  const frames: Frame[] = []
  for (let at = 0, turn = 0; at < bytes.byteLength; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1
    frames.push(...reader.push(bytes.subarray(at, at + length)))
    at += length
  }
  return frames
}

describe('frames', () => {
  it('come out as they went in, however the pipe cuts them', () => {
    const frame = fc.record({
      message: fc.record({ type: fc.string(), value: fc.jsonValue() }),
      body: fc.uint8Array({ maxLength: 300 }),
    })
    const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 8 }), lengths, (sent, cuts) => {
        const bytes = Buffer.concat(sent.map(({ message, body }) => encodeFrame(message, body)))
        const read = readInParts(bytes, cuts)
        expect(read.map(({ message }) => message)).toEqual(
          sent.map(({ message }) => JSON.parse(JSON.stringify(message)) as unknown),
        )
        expect(read.map(({ body }) => [...body])).toEqual(sent.map(({ body }) => [...body]))
      }),
    )
  })

  it.each([
    ['longer than the bound', [200, 0, 0, 0, 2, 0, 0, 0]],
    ['shorter than its own head', [7, 0, 0, 0, 0, 0, 0, 0]],
    ['with a message that is longer than it', [10, 0, 0, 0, 9, 0, 0, 0, 123, 125]],
    ['without JSON', [9, 0, 0, 0, 1, 0, 0, 0, 120]],
  ])('one %s is refused', (_case, bytes) => {
    expect(() => readInParts(Buffer.from(bytes), [100], 100)).toThrow(/frame|JSON/)
  })
})
