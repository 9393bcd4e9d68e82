import type { ByteRows } from '../catalog/byte-rows.ts'
import { LIMITS } from '../../contract/limits.ts'
import { blobPath } from './names.ts'
import { openBytes } from './open-bytes.ts'
import type { Blobs, SealedBlob, WholeFiles } from './port.ts'

/**
 * A blob store together with the small files whose bytes the catalog keeps: to readers and to the
 * sweeper a blob is a blob, wherever it is. What comes by a staging area stays in the store. A
 * digest may be in both, when the same bytes came both ways.
 */
export function withSmallFiles(
  blobs: Blobs,
  rows: ByteRows,
  digestOf: WholeFiles['digestOf'],
  clock: () => number = Date.now,
): Blobs {
  return {
    ...blobs,
    whole: { limit: LIMITS.packedFileBytes, digestOf },
    async open(digest) {
      const bytes = await rows.findBytes(named(digest))
      return bytes ? openBytes(bytes) : blobs.open(digest)
    },
    async renew(digest): Promise<SealedBlob | null> {
      const [size, stored] = await Promise.all([
        rows.renewBytes(named(digest), clock()),
        blobs.renew(digest),
      ])
      return stored ?? (size === null ? null : { digest, size })
    },
    async *list() {
      for await (const batch of rows.listBytes()) yield* batch
      yield* blobs.list()
    },
    async remove(digest, sealedBefore = Infinity) {
      await rows.deleteBytes(named(digest), sealedBefore)
      await blobs.remove(digest, sealedBefore)
    },
  }
}

/** Throws BadBlobName. */
function named(digest: string): string {
  blobPath(digest)
  return digest
}
