import { blobStream } from './stream.ts'
import type { Blobs } from './port.ts'

/** The whole of a small blob as text; bytes that are no UTF-8 become U+FFFD. */
export async function readText(blobs: Blobs, digest: string): Promise<string> {
  const blob = await blobs.open(digest)
  if (!blob) throw new Error(`the blob ${digest} is missing`)
  return new Response(blobStream(blob, 0, blob.size)).text()
}
