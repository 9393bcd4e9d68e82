import { TUS_CHECKSUM_ALGORITHMS } from '../../contract/tus.ts'
import type { Checksum } from '../blobs/port.ts'
import { Failure } from '../failure.ts'

/** Bytes of a digest. */
const SIZES = { sha1: 20, sha256: 32 } as const

/**
 * Reads tus's Upload-Checksum, `sha256 base64`; undefined where there is none. Throws
 * invalid_request naming what is wrong.
 */
export function parseUploadChecksum(header: string | undefined): Checksum | undefined {
  if (header === undefined) return undefined
  const [name, digest = ''] = header.trim().split(/ +/)
  const algorithm = TUS_CHECKSUM_ALGORITHMS.find((known) => known === name)
  if (!algorithm) {
    throw invalid(`"${name}" is none of ${TUS_CHECKSUM_ALGORITHMS.join(', ')}`)
  }
  const bytes = decode(digest)
  if (bytes?.byteLength !== SIZES[algorithm]) {
    throw invalid(`the digest is not base64 of the ${SIZES[algorithm]} bytes of a ${algorithm}`)
  }
  return { algorithm, digest: bytes.toHex() }
}

function decode(base64: string): Uint8Array | null {
  try {
    return Uint8Array.fromBase64(base64)
  } catch {
    return null
  }
}

function invalid(problem: string): Failure {
  return new Failure('invalid_request', `Upload-Checksum is not valid: ${problem}.`)
}
