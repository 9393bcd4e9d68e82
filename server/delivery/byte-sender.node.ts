import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Blobs } from '../blobs/port.ts'
import type { Answer } from './answers.ts'
import { createBodyCache } from './body-cache.ts'
import { BufferPool } from './buffer-pool.node.ts'
import type { LiveAsset } from './entry.ts'
import { OpenBlobs } from './open-blobs.ts'
import { pump } from './pump.node.ts'

const KIBI = 1024
/** Files up to this size are answered from memory. */
const SMALL = 256 * KIBI
const CACHE = 256 * KIBI * KIBI
/** 256 KiB each: 32 MiB for all large downloads together. */
const POOLED_BUFFERS = 128
const SWEEP_MS = 5000

/** Sends the bytes of answers. */
export interface ByteSender {
  /**
   * Writes head and bytes. At once when they are in memory; else the promise rejects when the
   * blob is missing or cannot be read.
   */
  send(res: ServerResponse, answer: Answer, entry: LiveAsset): Promise<void> | undefined
  close(): void
}

/** `onError` hears of blobs that cannot be closed; all other failures come out of `send`. */
export function createByteSender(
  blobs: Blobs,
  onError: (error: unknown) => void,
  cacheBytes = CACHE,
): ByteSender {
  const open = new OpenBlobs(blobs, onError)
  const pool = new BufferPool(POOLED_BUFFERS)
  const bodies = createBodyCache(cacheBytes, (digest) => readWhole(blobs, digest))
  const sweeping = setInterval(() => open.sweep(), SWEEP_MS).unref()

  const sendLarge = async (res: ServerResponse, answer: Answer, { digest }: LiveAsset) => {
    // A pipelined request waits for the answer before it: until then it takes nothing.
    if (!res.socket) await once(res, 'socket')
    const lease = await open.acquire(digest)
    if (!lease) throw missing(digest)
    try {
      if (res.destroyed) return
      res.writeHead(answer.status, answer.headers)
      if (await pump(res, lease.blob, answer, pool)) res.end()
    } finally {
      lease.release()
    }
  }

  return {
    send(res, answer, entry) {
      if (entry.size > SMALL) return sendLarge(res, answer, entry)
      const body = bodies.peek(entry.digest)
      if (body) return writeBody(res, answer, body)
      return bodies.fetch(entry.digest).then((read) => writeBody(res, answer, read))
    },
    close() {
      clearInterval(sweeping)
      open.close()
    },
  }
}

function writeBody(res: ServerResponse, answer: Answer, body: Buffer): undefined {
  res.writeHead(answer.status, answer.headers)
  res.end(answer.status === 206 ? body.subarray(answer.start, answer.end) : body)
}

async function readWhole(blobs: Blobs, digest: string): Promise<Buffer> {
  const blob = await blobs.open(digest)
  if (!blob) throw missing(digest)
  try {
    // Of its own, not a slice of Node's pool, so that its memory goes when it is evicted.
    const body = Buffer.allocUnsafeSlow(blob.size)
    for (let at = 0; at < body.byteLength;) {
      const bytes = await blob.read(body.subarray(at), at)
      if (bytes === 0) throw new Error(`the blob ${digest} ends at ${at}, before its time`)
      at += bytes
    }
    return body
  } finally {
    await blob.close()
  }
}

const missing = (digest: string) => new Error(`the blob ${digest} is missing from the store`)
