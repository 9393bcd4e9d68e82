import { expect, it } from 'vitest'
import { LIMITS } from '../../contract/limits.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { createStraySweep } from '../sweep-uploads.ts'
import { UploadLocks } from '../uploads/upload-locks.ts'
import { receiveBlob } from './receive-blob.ts'

/** Who receives, and a line whose bytes come when the test sends them. */
function slowLine(maxAssetBytes = 100) {
  const blobs = createMemoryBlobs()
  const uploadLocks = new UploadLocks()
  const line = new TransformStream<Uint8Array, Uint8Array>()
  const writer = line.writable.getWriter()
  const received = receiveBlob({ blobs, maxAssetBytes, uploadLocks }, line.readable, 'asset')
  const sweep = createStraySweep({
    catalog: createMemoryCatalog(),
    blobs,
    clock: Date.now,
    locks: uploadLocks,
  })
  const send = (text: string) => writer.write(new TextEncoder().encode(text))
  return { blobs, received, sweep, send, writer }
}

it('keeps the bytes of a slow line from the sweeper, and gives them their name', async () => {
  const { blobs, received, sweep, send, writer } = slowLine()
  await send('hello ')
  for (let round = 0; round < 3; round += 1) expect(await sweep()).toBe(0)
  await send('hangar')
  await writer.close()
  const digest = '3ed6940ee3ba8c0f72e88ce446ad4cab66f21aeccba54122b9d46bebcbc1968b'
  expect(await received).toEqual({ digest, size: 12 })
  expect(await blobs.listStaged()).toEqual([])
})

it('drops what came when the line breaks', async () => {
  const { blobs, received, send, writer } = slowLine()
  const outcome = received.catch((error: unknown) => error)
  await send('hello ')
  const dead = new Error('the line is dead')
  await writer.abort(dead)
  expect(await outcome).toBe(dead)
  expect(await blobs.listStaged()).toEqual([])
  expect(await Array.fromAsync(blobs.list())).toEqual([])
})

it('refuses more than the server takes, and says how much that is', async () => {
  const { blobs, received, send } = slowLine(5)
  const outcome = received.catch((error: unknown) => error)
  await send('hello ').catch(() => {})
  expect(await outcome).toMatchObject({
    entry: 'too_large',
    message: expect.stringContaining('5 bytes'),
  })
  expect(await blobs.listStaged()).toEqual([])
})

it('takes no more of a Function than a Function can have', async () => {
  const blobs = createMemoryBlobs()
  const receive = (bytes: number, maxAssetBytes: number) => {
    const source = new Blob([new Uint8Array(bytes)]).stream()
    return receiveBlob({ blobs, maxAssetBytes }, source, 'function')
  }
  const most = LIMITS.functionBytes
  await expect(receive(most + 1, 2 * most)).rejects.toMatchObject({
    entry: 'too_large',
    message: expect.stringContaining(`${most} bytes that a Function can have`),
  })
  await expect(receive(6, 5)).rejects.toMatchObject({ entry: 'too_large' })
  expect(await blobs.listStaged()).toEqual([])
  expect((await receive(most, 2 * most)).size).toBe(most)
})
