import { TooManyBytes } from './port.ts'

/** What takes the chunks of a stream; the promise, if any, holds the stream back. */
export type Take = (chunk: Uint8Array) => Promise<void> | undefined

/**
 * Hands the chunks of a stream on, in order. `size` bytes are there already; a chunk that would
 * pass `limit` is cut there, and TooManyBytes thrown. When `take` fails or the limit is passed,
 * the stream is cancelled, so its source stops.
 */
export async function takeIn(
  bytes: ReadableStream<Uint8Array>,
  size: number,
  limit: number,
  take: Take,
): Promise<void> {
  const reader = bytes.getReader()
  let room = limit - size
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const chunk = next.value
      const fits = chunk.byteLength <= room
      const held = take(fits ? chunk : chunk.subarray(0, Math.max(0, room)))
      if (held) await held
      if (!fits) throw new TooManyBytes(limit)
      room -= chunk.byteLength
    }
  } catch (error) {
    // Not awaited: a source may never answer, and the error must come out now.
    reader.cancel(error).catch(() => {})
    throw error
  }
}

/** What append and seal throw when nothing was staged under the id, or not any more. */
export const noStagingArea = (id: string) => new Error(`there is no staging area ${id}`)

/** Lets go of bytes that have nowhere to go; returns the error to throw. */
export function refuse(bytes: ReadableStream<Uint8Array>, id: string): Error {
  const error = noStagingArea(id)
  bytes.cancel(error).catch(() => {})
  return error
}
