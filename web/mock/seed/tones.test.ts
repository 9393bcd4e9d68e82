import { expect, test } from 'vitest'
import { wav } from './tones.ts'

test('a WAV file tells its own sizes, and holds the notes one after the other', () => {
  const file = wav([
    [440, 0.5],
    [0, 0.25],
  ])
  const view = new DataView(file)
  const text = (at: number) => new TextDecoder().decode(file.slice(at, at + 4))
  const samples = 8000 * 0.75
  expect([text(0), text(8), text(36)]).toEqual(['RIFF', 'WAVE', 'data'])
  expect(view.getUint32(4, true)).toBe(file.byteLength - 8)
  expect(view.getUint32(40, true)).toBe(samples * 2)
  const heights = new Int16Array(file, 44)
  expect(Math.max(...heights.slice(0, 4000))).toBeGreaterThan(10_000)
  expect(new Set(heights.slice(4000))).toEqual(new Set([0]))
})
