const MIB = 1024 ** 2
const KIB = 1024

/** How long the server's word on one part should take, in ms: so often the bar moves. */
const GOAL_MS = 1500

export interface PartSizes {
  /** Bytes to send in the first request. */
  first: number
  min: number
  max: number
}

/** For a server that streams: what a part costs there is small beside 256 KiB. */
export const STREAMED: PartSizes = { first: 2 * MIB, min: 256 * KIB, max: 16 * MIB }

/** For the mock, which holds each request whole in memory. */
export const BUFFERED: PartSizes = { first: MIB, min: 256 * KIB, max: MIB }

/**
 * The size of the next part after one of `bytes` took `ms`: only acknowledged bytes count, so
 * parts are small on a slow line and cost little on a fast one. At most twice or half the last.
 */
export function nextPartSize(
  last: number,
  bytes: number,
  ms: number,
  sizes: PartSizes,
): number {
  const wanted = (bytes / Math.max(1, ms)) * GOAL_MS
  const stepped = Math.min(last * 2, Math.max(last / 2, wanted))
  const whole = Math.round(stepped / (64 * KIB)) * 64 * KIB
  return Math.min(sizes.max, Math.max(sizes.min, whole))
}
