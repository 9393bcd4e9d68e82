import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy, { type Busboy, type FileInfo } from 'busboy'
import { BrokenForm, type FormPart, type MultipartReader } from './port.ts'
import { brokenOff, isMultipart, notMultipart } from './refusals.ts'

/** Far above what any client of ours sends; they bound what one request can hold in memory. */
const LIMITS = { fieldSize: 64 * 1024, fields: 50, files: 10 }

/** A part, and the way past what is left of it. */
interface Arrival {
  part: FormPart
  passOver: () => Promise<void>
}

/**
 * Reads a form as it arrives. A file's bytes come only as fast as they are taken, and the
 * client is held back meanwhile; so memory does not grow with the file.
 */
export const readWithBusboy: MultipartReader = async function* (request) {
  const parser = openParser(request)
  const arrivals = arrivalsAt(parser)
  // Its failure comes out of the parts.
  pipeline(request.body ?? [], parser).catch(() => {})
  try {
    for await (const arrival of arrivals) {
      yield arrival.part
      await arrival.passOver()
    }
  } finally {
    parser.destroy()
  }
}

function openParser(request: Request): Busboy {
  if (!isMultipart(request)) throw notMultipart()
  try {
    const headers = Object.fromEntries(request.headers)
    return busboy({ headers, limits: LIMITS, defParamCharset: 'utf8' })
  } catch (cause) {
    throw notMultipart(cause)
  }
}

/** What the parser finds, in order. At most `LIMITS` wait here; files hold the parser back. */
function arrivalsAt(parser: Busboy): ReadableStream<Arrival> {
  return new ReadableStream<Arrival>({
    start(controller) {
      const tooMuch = (what: string) =>
        parser.destroy(new BrokenForm(`The form has too many or too long ${what}`))
      // Contrary to its types, busboy gives no name where a part has none.
      parser.on('field', (name: string | undefined, value, { valueTruncated }) => {
        if (valueTruncated) tooMuch('fields')
        else
          controller.enqueue({
            part: { kind: 'field', name: name ?? '', value },
            passOver: nothing,
          })
      })
      parser.on('file', (name: string | undefined, file, info) => {
        controller.enqueue(new ArrivingFile(file, name ?? '', info))
      })
      parser.on('fieldsLimit', () => tooMuch('fields'))
      parser.on('filesLimit', () => tooMuch('files'))
      parser.on('error', (cause) => controller.error(brokenOff(cause)))
      parser.on('close', () => closeOnce(controller))
    },
  })
}

/** A file as it arrives, which must be read or passed over for the form to go on. */
class ArrivingFile implements Arrival {
  readonly part: FormPart
  readonly #chunks: AsyncIterator<Uint8Array>
  #done = false

  constructor(file: Readable, name: string, { filename, mimeType }: FileInfo) {
    // Without a listener Node would end the process; the error comes out of the next read.
    file.on('error', () => {})
    this.#chunks = file[Symbol.asyncIterator]()
    this.part = {
      kind: 'file',
      name,
      filename: filename || null,
      contentType: mimeType,
      bytes: this.#stream(),
    }
  }

  async passOver(): Promise<void> {
    while (!this.#done) await this.#next()
  }

  #stream(): ReadableStream<Uint8Array> {
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const chunk = await this.#next()
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    }
    return new ReadableStream({ pull }, { highWaterMark: 0 })
  }

  async #next(): Promise<Uint8Array | null> {
    try {
      const { done, value } = await this.#chunks.next()
      if (!done) return value
    } catch (cause) {
      this.#done = true
      throw brokenOff(cause)
    }
    this.#done = true
    return null
  }
}

async function nothing(): Promise<void> {}

/** The parser also closes after an error, and when nobody wants more. */
function closeOnce(controller: ReadableStreamDefaultController<Arrival>): void {
  try {
    controller.close()
  } catch {
    // It has ended already.
  }
}
