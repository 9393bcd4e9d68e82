import { TooManyBytes } from './port.ts'

/** What takes the chunks of a stream; the promise, if any, holds the stream back. */
export type Take = (chunk: Uint8Array) => Promise<void> | undefined

/**
 * Hands the chunks of a stream on, in order, as long as they stay within `room` bytes. When
 * `take` fails, a chunk does not fit (TooManyBytes) or `stop` aborts (its reason), the stream is
 * cancelled, so its source stops.
 */
export async function takeIn(
  bytes: ReadableStream<Uint8Array>,
  room: number,
  take: Take,
  stop?: AbortSignal,
): Promise<void> {
  const reader = bytes.getReader()
  // Not awaited: a source may never answer, and the error must come out now.
  const cancel = (reason: unknown) => void reader.cancel(reason).catch(() => {})
  const end = () => cancel(stop?.reason)
  stop?.addEventListener('abort', end)
  try {
    await takeEach(reader, room, take, stop)
  } catch (error) {
    cancel(error)
    throw error
  } finally {
    stop?.removeEventListener('abort', end)
  }
}

// A read that waits when the stream is cancelled ends as if the stream had, hence the checks.
async function takeEach(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  room: number,
  take: Take,
  stop?: AbortSignal,
): Promise<void> {
  let left = room
  stop?.throwIfAborted()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    left -= next.value.byteLength
    if (left < 0) throw new TooManyBytes(room)
    const held = take(next.value)
    if (held) await held
  }
  stop?.throwIfAborted()
}

/** What append and seal throw when nothing was staged under the id, or not any more. */
export const noStagingArea = (id: string) => new Error(`there is no staging area ${id}`)

/** Lets go of bytes that have nowhere to go; returns the error to throw. */
export function refuse(bytes: ReadableStream<Uint8Array>, id: string): Error {
  const error = noStagingArea(id)
  bytes.cancel(error).catch(() => {})
  return error
}
