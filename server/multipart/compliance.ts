import { describe, expect, it } from 'vitest'
import { BrokenForm, type FormPart, type MultipartReader } from './port.ts'

const BOUNDARY = 'xYzZY'
const bytes = (text: string) => new TextEncoder().encode(text)

const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const file = (name: string, filename: string, type: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\n` +
  `Content-Type: ${type}\r\n\r\n${content}\r\n`
const END = `--${BOUNDARY}--\r\n`

const TYPE = `multipart/form-data; boundary=${BOUNDARY}`

/** A request with the body in the chunks; it then ends, or breaks with the error. */
export function formRequest(chunks: Uint8Array<ArrayBuffer>[], type = TYPE, error?: Error) {
  const rest = [...chunks]
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const chunk = rest.shift()
      if (chunk) controller.enqueue(chunk)
      else if (error) controller.error(error)
      else controller.close()
    },
  })
  const init = { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' }
  return new Request('http://localhost/', init)
}

/** Every part of the form, files with their text. */
export async function partsOf(read: MultipartReader, request: Request) {
  const parts: unknown[] = []
  for await (const part of read(request)) parts.push(await told(part))
  return parts
}

async function told(part: FormPart) {
  if (part.kind === 'field') return [part.name, part.value]
  const text = await new Response(part.bytes).text()
  return [part.name, part.filename, part.contentType, text]
}

/** The form that Twilio's Serverless Toolkit sends for an asset. */
const UPLOAD =
  field('Path', '/img/logo.png') +
  field('Visibility', 'protected') +
  file('Content', 'logo.png', 'image/png', '\u0000\r\n--xYz\r\nPNG') +
  END

/** What every reader of forms must do; run by the test of each. */
export function describeReader(name: string, read: MultipartReader): void {
  describe(`${name} as a reader of forms`, () => {
    it('gives fields and files in their order', async () => {
      expect(await partsOf(read, formRequest([bytes(UPLOAD)]))).toEqual([
        ['Path', '/img/logo.png'],
        ['Visibility', 'protected'],
        ['Content', 'logo.png', 'image/png', '\u0000\r\n--xYz\r\nPNG'],
      ])
    })

    it('reads the same form byte by byte', async () => {
      const single = Array.from(bytes(UPLOAD), (byte) => Uint8Array.of(byte))
      expect(await partsOf(read, formRequest(single))).toEqual(
        await partsOf(read, formRequest([bytes(UPLOAD)])),
      )
    })

    it('takes names and values for UTF-8, and keeps empty ones', async () => {
      const form = field('Pfad', '/größe 🛩.txt') + field('', '') + file('ö', 'ü.txt', 'a/b', '')
      expect(await partsOf(read, formRequest([bytes(form + END)]))).toEqual([
        ['Pfad', '/größe 🛩.txt'],
        ['', ''],
        ['ö', 'ü.txt', 'a/b', ''],
      ])
    })

    it('passes over a file that nobody reads, or reads to its end', async () => {
      const long = 'x'.repeat(300_000)
      const form = file('a', 'a', 'a/b', long) + file('b', 'b', 'a/b', long) + field('c', '1')
      const seen: string[] = []
      for await (const part of read(formRequest([bytes(form + END)]))) {
        seen.push(part.name)
        if (part.kind === 'file' && part.name === 'b') await part.bytes.cancel()
      }
      expect(seen).toEqual(['a', 'b', 'c'])
    })

    it('lets go of a form that is not read to its end', async () => {
      for await (const part of read(formRequest([bytes(UPLOAD)]))) {
        expect(part).toMatchObject({ name: 'Path' })
        break
      }
    })

    it.each([
      ['no type at all', ''],
      ['another type', 'application/x-www-form-urlencoded'],
      ['no boundary', 'multipart/form-data'],
      ['an empty boundary', 'multipart/form-data; charset=utf-8'],
    ])('refuses %s', async (_, type) => {
      const reading = partsOf(read, formRequest([bytes(UPLOAD)], type))
      await expect(reading).rejects.toThrow(BrokenForm)
    })

    it.each([1, 40, 120, 200, UPLOAD.length - 8])(
      'tells when the form ends after %d bytes',
      async (length) => {
        const reading = partsOf(read, formRequest([bytes(UPLOAD).slice(0, length)]))
        await expect(reading).rejects.toThrow(BrokenForm)
      },
    )

    it('tells when there is nothing', async () => {
      await expect(partsOf(read, formRequest([]))).rejects.toThrow(BrokenForm)
    })

    it('tells when the connection breaks in the midst of a file', async () => {
      const half = bytes(UPLOAD).slice(0, UPLOAD.indexOf('PNG'))
      const error = new Error('the line is dead')
      const reading = partsOf(read, formRequest([half], TYPE, error))
      await expect(reading).rejects.toThrow(BrokenForm)
      await expect(reading).rejects.toHaveProperty('cause', error)
    })
  })
}
