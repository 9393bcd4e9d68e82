import type { AppDeps } from '../app.ts'
import { Failure } from '../failure.ts'

/** Begins to read the bytes a request brings, in the home's shortest way. */
export function openBody(
  { bodyOf }: Pick<AppDeps, 'bodyOf'>,
  request: Request,
): ReadableStream<Uint8Array> | null {
  return bodyOf ? bodyOf(request) : request.body
}

/** All of a small body, which announces `size` bytes or none, in the home's shortest way. */
export async function wholeBody(
  { wholeBodyOf }: Pick<AppDeps, 'wholeBodyOf'>,
  request: Request,
  size: number | null,
): Promise<Uint8Array> {
  return wholeBodyOf && size !== null
    ? wholeBodyOf(request, size)
    : new Uint8Array(await request.arrayBuffer())
}

/** How many bytes a request announces; null when it does not. Throws invalid_request. */
export function sizeOfBody({ headers }: Request): number | null {
  return headers.has('content-length') ? byteCount(headers, 'content-length') : null
}

/** A header that counts bytes. Throws invalid_request. */
export function byteCount(headers: Headers, name: string): number {
  const text = headers.get(name) ?? ''
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new Failure('invalid_request', `The header ${name} must be a whole number of bytes.`)
}
