import { LIMITS } from '../../../../../contract/limits.ts'
import type { QueuedFile } from '../queued-file.ts'
import { type PartSizes, nextPartSize } from './part-size.ts'
import type { Timers } from '../timers.ts'

const KIB = 1024

/** Files in one request: few enough for its answer to come soon. */
const FILES_PER_PACK = 50
/** Bytes in one request: none counts before the answer, so it fits the line as parts do. */
const PACK_SIZES: PartSizes = { first: 128 * KIB, min: 64 * KIB, max: 512 * KIB }

/** What was learned of a line so long ago, in ms, is not believed to be as good any more. */
const KNOWN_MS = 5000

/** How much goes into one request, learned from how long requests take. */
export interface PackSize {
  /** How much of a request a file fills, from 0 to 1. */
  shareOf: (queued: QueuedFile) => number
  /** A pack of so many bytes took so long, in ms. */
  noteTaken: (bytes: number, ms: number) => void
}

export function createPackSize({ now }: Pick<Timers, 'now'>): PackSize {
  let limit = PACK_SIZES.first
  let learnedAt = now()
  return {
    shareOf(queued) {
      if (!isPackable(queued)) return 1
      const known = now() - learnedAt < KNOWN_MS ? limit : Math.min(limit, PACK_SIZES.first)
      return Math.max(1 / FILES_PER_PACK, queued.file.size / known)
    },
    noteTaken(bytes, ms) {
      limit = nextPartSize(limit, bytes, ms, PACK_SIZES)
      learnedAt = now()
    },
  }
}

/**
 * Whether a file can share a request with others: it is small, its bytes are here, and the server
 * has nothing of it that would have to be gone on with.
 */
export const isPackable = ({ file, uploadUrl }: QueuedFile) =>
  file.origin !== 'url' &&
  file.bytes !== null &&
  uploadUrl === null &&
  file.size <= LIMITS.packedFileBytes

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

/** Deals items out to packs, in their order. */
export function dealOut<Item>(
  items: readonly Item[],
  shareOf: (item: Item) => number,
): Item[][] {
  const packs: Item[][] = []
  let load = createLoad()
  for (const item of items) {
    const share = shareOf(item)
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
