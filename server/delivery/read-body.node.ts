import type { IncomingMessage } from 'node:http'
import { BOUNDS } from '../functions/runtime/bounds.ts'

const NONE = new Uint8Array(0)

/** Whether a body comes with a request, or has come. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined

/**
 * The whole body of a request to a Function, up to what Twilio takes; told to be `too large` as
 * soon as that is known. `broken off` when the client went away.
 */
export function readBody(
  req: IncomingMessage,
): Promise<Uint8Array | 'too large' | 'broken off'> {
  if (!hasBody(req)) return Promise.resolve(NONE)
  if (Number(req.headers['content-length']) > BOUNDS.requestBytes)
    return Promise.resolve('too large')
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size <= BOUNDS.requestBytes) return void chunks.push(chunk)
      req.pause()
      resolve('too large')
    })
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('close', () => resolve('broken off'))
    req.on('error', () => resolve('broken off'))
  })
}
