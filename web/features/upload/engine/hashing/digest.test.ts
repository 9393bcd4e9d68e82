import { describe, expect, it, test, vi } from 'vitest'
import { ONE_GO_BYTES, digestOf } from './digest.ts'
import { sha256Of, someBytes, unreadableBlob } from './hash-samples.ts'

const MIB = 1024 ** 2

describe.each([
  ['with the browser’s own hashing', undefined],
  ['without it', null],
])('a digest %s', (_, subtle) => {
  test.each([0, 1, 64, 65_537, ONE_GO_BYTES, ONE_GO_BYTES + 1])('of %d bytes', async (size) => {
    const bytes = someBytes(size)
    await expect(digestOf(new Blob([bytes]), { subtle })).resolves.toBe(await sha256Of(bytes))
  })

  test.each([1, ONE_GO_BYTES + 1])(
    'says of %d bytes that they cannot be read',
    async (size) => {
      const digest = digestOf(unreadableBlob(size), { subtle })
      await expect(digest).rejects.toMatchObject({
        name: 'UploadFailure',
        reason: { code: 'unreadable' },
      })
    },
  )

  it('is called off before it begins', async () => {
    const signal = AbortSignal.abort(new Error('Enough'))
    await expect(digestOf(new Blob(['a']), { subtle, signal })).rejects.toThrow('Enough')
  })
})

/** 20 MiB that come in parts of 64 KiB. */
const inParts = () => {
  const part = someBytes(64 * 1024)
  let rest = 320
  const pull = (controller: ReadableStreamDefaultController) => {
    if (rest === 0) controller.close()
    else controller.enqueue(part)
    rest -= 1
  }
  const blob = new Blob([new Uint8Array(20 * MIB)])
  return Object.assign(blob, { stream: () => new ReadableStream({ pull }) })
}

it('tells its progress, not too often', async () => {
  let time = 0
  const onProgress = vi.fn<(bytes: number) => void>()
  await digestOf(inParts(), { onProgress, now: () => (time += 5) })
  const told = onProgress.mock.calls.map(([count]) => count)
  expect(told.length).toBeGreaterThan(10)
  expect(told.length).toBeLessThanOrEqual(320 / 10)
  expect(told).toEqual(told.toSorted((one, other) => one - other))
  expect(told.at(-1)).toBeLessThanOrEqual(20 * MIB)
})

it('is called off between two parts', async () => {
  const controller = new AbortController()
  const onProgress = () => controller.abort(new Error('Enough'))
  let time = 0
  const digest = digestOf(inParts(), {
    onProgress,
    signal: controller.signal,
    now: () => (time += 1000),
  })
  await expect(digest).rejects.toThrow('Enough')
})
