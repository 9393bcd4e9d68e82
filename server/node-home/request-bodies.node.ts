import type { IncomingMessage } from 'node:http'

/** Bytes that may wait for their reader before the connection is held back. */
const AHEAD = 256 * 1024

/**
 * The bodies of requests, straight from their connections. What a Request of @hono/node-server
 * gives instead goes through two streams and copies every chunk: receiving cost as much as hashing.
 */
export class RequestBodies {
  readonly #incoming = new WeakMap<Request, IncomingMessage>()

  note(request: Request, incoming: IncomingMessage): void {
    this.#incoming.set(request, incoming)
  }

  /** To be read at most once, and not beside the request's own. */
  of(request: Request): ReadableStream<Uint8Array> | null {
    const incoming = this.#incoming.get(request)
    return incoming ? bodyOf(incoming) : request.body
  }

  /**
   * All of a body of so many bytes; of another size, what else it has. To be read at most once.
   * A small one is mostly here by then, and taken without a stream's events.
   */
  async wholeOf(request: Request, size: number): Promise<Uint8Array> {
    const incoming = this.#incoming.get(request)
    const isHere = incoming && incoming.complete && incoming.readableLength === size
    const bytes = isHere && !incoming.readableFlowing ? readNow(incoming) : null
    if (bytes) return bytes
    if (!incoming) return new Uint8Array(await request.arrayBuffer())
    return readAll(incoming, size)
  }
}

/** Into one buffer: chunks that are put together at the end need twice the memory. */
async function readAll(incoming: IncomingMessage, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(size)
  let offset = 0
  for await (const chunk of incoming) {
    if (chunk instanceof Uint8Array) {
      bytes.set(chunk, offset)
      offset += chunk.byteLength
    }
  }
  return bytes.subarray(0, offset)
}

function readNow(incoming: IncomingMessage): Uint8Array | null {
  // Told no number, Node gives the first chunk only.
  const bytes: unknown = incoming.read(incoming.readableLength)
  return bytes instanceof Uint8Array ? bytes : null
}

/**
 * Errors when the connection breaks. Cancelled, it leaves the rest of the body to the server,
 * which sees to it that the answer is still heard.
 */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let stop: (() => void) | null = null
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (incoming.readableEnded) return controller.close()
        if (incoming.destroyed) return controller.error(incoming.errored ?? brokenOff())
        stop = listen(incoming, controller)
        incoming.pause()
      },
      pull: () => void incoming.resume(),
      cancel: () => stop?.(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: AHEAD }),
  )
}

/** Passes on what comes; gives the way to stop that. */
function listen(
  incoming: IncomingMessage,
  controller: ReadableStreamDefaultController<Uint8Array>,
): () => void {
  const take = (chunk: Buffer) => {
    controller.enqueue(chunk)
    if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
  }
  const end = () => {
    incoming.off('close', breakOff)
    controller.close()
  }
  const breakOff = () => controller.error(incoming.errored ?? brokenOff())
  incoming.on('data', take).once('end', end).once('close', breakOff)
  // Stays: an error that nobody hears ends the process.
  incoming.on('error', breakOff)
  return () => incoming.off('data', take).off('end', end).off('close', breakOff).pause()
}

/** As Node names it. */
const brokenOff = () => Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
