/** What passes between host and worker: a message, and bytes that are not worth a place in it. */
export interface Frame {
  message: unknown
  body: Buffer
}

const HEAD = 8
const NO_BYTES = Buffer.alloc(0)

/** A frame: its length and its message's (both 32 bits, little endian), JSON, bytes. */
export function encodeFrame(message: object, body: Uint8Array = NO_BYTES): Buffer {
  const json = Buffer.from(JSON.stringify(message))
  const frame = Buffer.allocUnsafe(HEAD + json.byteLength + body.byteLength)
  frame.writeUInt32LE(frame.byteLength, 0)
  frame.writeUInt32LE(json.byteLength, 4)
  frame.set(json, HEAD)
  frame.set(body, HEAD + json.byteLength)
  return frame
}

/**
 * Puts frames together from what comes through a pipe. Node's own channel for children is not
 * used: it holds whatever length the other side announces, and the other side may lie.
 */
export class FrameReader {
  readonly #limit: number
  #chunks: Buffer[] = []
  #held = 0

  /** `limit` bounds one frame, in bytes. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** The frames that are whole with this chunk. Throws when it is no frame, or too large. */
  *push(chunk: Buffer): Generator<Frame> {
    this.#chunks.push(chunk)
    this.#held += chunk.byteLength
    while (this.#held >= HEAD) {
      const length = this.#joined(HEAD).readUInt32LE(0)
      if (length < HEAD || length > this.#limit) throw new Error(`a frame of ${length} bytes`)
      if (this.#held < length) return
      yield decodeFrame(this.#take(length))
    }
  }

  /** The chunks as one, if the first one has not `bytes` by itself. */
  #joined(bytes: number): Buffer {
    const [first] = this.#chunks
    if (first && first.byteLength >= bytes) return first
    const joined = Buffer.concat(this.#chunks)
    this.#chunks = [joined]
    return joined
  }

  #take(length: number): Buffer {
    const joined = this.#joined(length)
    const rest = joined.subarray(length)
    this.#chunks[0] = rest
    if (rest.byteLength === 0) this.#chunks.shift()
    this.#held -= length
    return joined.subarray(0, length)
  }
}

function decodeFrame(frame: Buffer): Frame {
  const end = HEAD + frame.readUInt32LE(4)
  if (end > frame.byteLength) throw new Error('a frame shorter than its message')
  const message: unknown = JSON.parse(frame.toString('utf8', HEAD, end))
  return { message, body: frame.subarray(end) }
}
