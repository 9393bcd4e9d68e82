import type { OpenBlob } from './port.ts'

const CHUNK = 256 * 1024

/**
 * The bytes of an open blob from `start` up to `end` (not with it), read as they are asked for,
 * at most 256 KiB ahead. Closes the blob at the end, when cancelled and on error. A blob that
 * ends before `end` breaks the stream, so that no reader takes half a file for the whole.
 */
export function blobStream(
  blob: OpenBlob,
  start: number,
  end: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = start
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await blob.close()
  }
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          if (position < end) {
            const chunk = await readChunk(blob, position, Math.min(CHUNK, end - position))
            position += chunk.byteLength
            controller.enqueue(chunk)
          }
          if (position >= end) {
            await close()
            controller.close()
          }
        } catch (error) {
          await close()
          throw error
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  )
}

async function readChunk(blob: OpenBlob, position: number, length: number) {
  const target = new Uint8Array(length)
  const got = await blob.read(target, position)
  if (got === 0) throw new Error(`the blob ends at ${position}, before its time`)
  return got === length ? target : target.subarray(0, got)
}
