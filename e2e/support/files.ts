import { readFileSync } from 'node:fs'

/** A file as Playwright hands it to a page. */
export interface FilePayload {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A text file; its content says its own name, so that bytes can be told apart. */
export const textFile = (name: string, content = `This is ${name}.\n`): FilePayload => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
})

/** A file of so many bytes, no two neighbours alike. */
export const bigFile = (name: string, bytes: number): FilePayload => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.alloc(
    bytes,
    Uint8Array.from({ length: 251 }, (_, at) => at),
  ),
})

/** A real JPEG with the name asked for. */
export const photo = (name: string): FilePayload => ({
  name,
  mimeType: 'image/jpeg',
  buffer: readFileSync(new URL('photo.jpg', import.meta.url)),
})

/** A hosted page that tells what its origin lets it see. */
export const htmlFile = (name: string, body: string): FilePayload => ({
  name,
  mimeType: 'text/html',
  buffer: Buffer.from(`<!doctype html><title>${name}</title>${body}\n`),
})
