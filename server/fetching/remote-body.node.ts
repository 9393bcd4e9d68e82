import type { IncomingMessage } from 'node:http'
import { pipeline, type Duplex, type Readable } from 'node:stream'
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from 'node:zlib'
import { errorCode } from '../node-home/error-code.ts'
import { RemoteFailed, RemoteTooSlow } from './port.ts'

const DECODERS: Record<string, () => Duplex> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
}

/** How an answer's bytes are to be read. */
interface BodyReading {
  host: string
  /** How long a site may send nothing while bytes are waited for, in ms. */
  idle: number
  signal: AbortSignal
}

/** The answer's bytes as the file has them, and their number where it is known. */
export function remoteBody(
  answer: IncomingMessage,
  reading: BodyReading,
): { size: number | null; body: ReadableStream<Uint8Array> } {
  const coding = answer.headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (coding === '' || coding === 'identity') {
    return { size: lengthOf(answer), body: streamOf(answer, reading) }
  }
  const decoder = DECODERS[coding]?.()
  if (!decoder) {
    throw new RemoteFailed(
      `${reading.host} sends the file encoded as “${coding}”, which Hangar cannot undo. Download it yourself and upload it.`,
    )
  }
  // Its errors come out of the decoder, which is read.
  pipeline(answer, decoder, () => {})
  return { size: null, body: streamOf(decoder, reading) }
}

function lengthOf({ headers }: IncomingMessage): number | null {
  const length = headers['content-length']
  return length === undefined ? null : Number(length)
}

/**
 * Bytes read as they are asked for. Node's own answer breaks when the connection ends before
 * Content-Length or the last chunk, so an end here is the file's.
 */
function streamOf(source: Readable, reading: BodyReading): ReadableStream<Uint8Array> {
  // The iterator listens only while it is asked, and nobody may ask for a while.
  source.on('error', () => {})
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]()
  let received = 0
  const next = async () => {
    try {
      return await within(chunks.next(), reading)
    } catch (error) {
      source.destroy()
      reading.signal.throwIfAborted()
      throw error instanceof RemoteTooSlow ? error : brokenOff(reading.host, received, error)
    }
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next()
        if (done) return controller.close()
        received += value.byteLength
        controller.enqueue(value)
      },
      cancel: () => void source.destroy(),
    },
    { highWaterMark: 0 },
  )
}

// Only while bytes are waited for: a slow disk is not the site's fault.
async function within<Value>(
  coming: Promise<Value>,
  { idle, host }: BodyReading,
): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const message = `${host} has sent nothing for ${idle / 1000} seconds. Try again later.`
    late.reject(new RemoteTooSlow(message))
  }, idle)
  try {
    return await Promise.race([coming, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

function brokenOff(host: string, received: number, cause: unknown): RemoteFailed {
  const message = errorCode(cause).startsWith('Z_')
    ? `${host} sends the file compressed, but not so that it can be undone (${errorCode(cause)}). Download it yourself and upload it.`
    : `The connection to ${host} broke after ${received} bytes, before the end of the file; nothing was published. Try again.`
  return new RemoteFailed(message, { cause })
}
