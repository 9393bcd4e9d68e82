import type { AppDeps } from '../app.ts'
import { ChecksumMismatch, type WholeFiles } from '../blobs/port.ts'
import type { Upload } from '../catalog/records.ts'
import { publishInTurn, publishOnce, type Publication } from '../changes/publish-upload.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import { findBegun, nameUpload, type Asked } from './begin-upload.ts'
import { refuseWithoutRoom } from './check-room.ts'
import { otherDigest } from './other-digest.ts'
import type { Incoming } from './receive-bytes.ts'

/** A small file that comes with the request that begins its upload. */
export interface WholeIncoming {
  files: WholeFiles
  asked: Asked
  length: number
  checksum?: Incoming['checksum']
  /** Reads all of it. */
  read: () => Promise<Uint8Array>
}

/** What became of it. */
export interface TakenWhole extends Publication {
  upload: Upload
}

/**
 * Publishes a small file that came whole: bytes, upload, version, live row and Change are one
 * write. Nothing is kept of one that is refused, or does not come to its end. Null when there
 * is an upload of its key: then that one goes on. Throws as planUpload, storage_full,
 * checksum_mismatch, and whatever breaks the stream.
 */
export async function takeWhole(
  deps: AppDeps,
  actor: string,
  site: Site,
  { files, asked, length, checksum, read }: WholeIncoming,
): Promise<TakenWhole | null> {
  if (await findBegun(deps, site, asked.key)) return null
  // Whether the path is free is seen when it is published: small bytes cost less than a look.
  const upload = { ...nameUpload(deps, site, asked, length), length }
  await refuseWithoutRoom(deps.blobs, length)
  const bytes = await read()
  if (bytes.byteLength !== length) throw otherLength(bytes.byteLength, length)
  if (checksum && files.digestOf(bytes, checksum.algorithm) !== checksum.digest) {
    throw new ChecksumMismatch(checksum.algorithm)
  }
  const digest = files.digestOf(bytes, 'sha256')
  if (upload.sha256 && upload.sha256 !== digest) throw otherDigest(upload.sha256)
  const acting = { catalog: deps.catalog, clock: deps.clock, actor }
  const whole = { upload, digest, bytes }
  return publishInTurn(acting, site.environment, upload, async () => {
    const blob = { digest, size: length }
    try {
      const published = await publishOnce(acting, site.environment, upload, blob, { whole })
      return { ...published, upload }
    } catch (error) {
      // Another request with the same key may have been faster, and be what it failed for.
      if (await findBegun(deps, site, asked.key)) return null
      throw error
    }
  })
}

/** Only a home that does not hold a request to its own Content-Length lets that come so far. */
function otherLength(came: number, announced: number): Failure {
  const message = `The request brought ${came} bytes instead of the ${announced} it announced, so nothing was published. Send the file again.`
  return new Failure('invalid_request', message)
}
