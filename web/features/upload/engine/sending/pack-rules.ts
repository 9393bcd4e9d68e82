import { LIMITS } from '../../../../../contract/limits.ts'
import type { QueuedFile } from '../queued-file.ts'

/** Files in one request: few enough for its answer to come soon. */
const FILES_PER_PACK = 50
/** Bytes in one request, some seconds on a slow line, since none counts before the answer. */
const BYTES_PER_PACK = 512 * 1024

/**
 * Whether a file can share a request with others: it is small, its bytes are here, and the server
 * has nothing of it that would have to be gone on with.
 */
export const isPackable = ({ file, uploadUrl }: QueuedFile) =>
  file.origin !== 'url' &&
  file.bytes !== null &&
  uploadUrl === null &&
  file.size <= LIMITS.packedFileBytes

/** How much of a request a file fills, from 0 to 1. */
export const shareOf = (queued: QueuedFile) =>
  isPackable(queued) ? Math.max(1 / FILES_PER_PACK, queued.file.size / BYTES_PER_PACK) : 1

/** Sums of shares are not exact. */
const CLOSE = 0.001

/** What one request carries. */
export interface Load {
  /** Takes a share in, if there is room for it. */
  take: (share: number) => boolean
}

export function createLoad(): Load {
  let taken = 0
  return {
    take(share) {
      if (taken + share > 1 + CLOSE) return false
      taken += share
      return true
    },
  }
}

/** Deals files out to packs, in their order. */
export function dealOut<Item extends { queued: QueuedFile }>(items: readonly Item[]): Item[][] {
  const packs: Item[][] = []
  let load = createLoad()
  for (const item of items) {
    const share = shareOf(item.queued)
    const pack = packs.at(-1)
    if (pack && load.take(share)) pack.push(item)
    else {
      load = createLoad()
      load.take(share)
      packs.push([item])
    }
  }
  return packs
}
