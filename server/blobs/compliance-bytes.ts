import type { Blobs } from './port.ts'
import { blobStream } from './stream.ts'

export const NO_LIMIT = Number.MAX_SAFE_INTEGER
/** SHA-256 of "hello hangar", from sha256sum. */
export const HELLO = '3ed6940ee3ba8c0f72e88ce446ad4cab66f21aeccba54122b9d46bebcbc1968b'

export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A stream of the chunks, which then ends or breaks with the error. */
export function streamOf(chunks: Uint8Array[], error?: Error): ReadableStream<Uint8Array> {
  const rest = [...chunks]
  return new ReadableStream({
    pull(controller) {
      const chunk = rest.shift()
      if (chunk) controller.enqueue(chunk)
      else if (error) controller.error(error)
      else controller.close()
    },
  })
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** All bytes of a blob, by the port; null when there is none. */
export async function contentOf(blobs: Blobs, digest: string) {
  const blob = await blobs.open(digest)
  if (!blob) return null
  return new Response(blobStream(blob, 0, blob.size)).bytes()
}
