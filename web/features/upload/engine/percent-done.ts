import type { Tally } from './tally.ts'

/** Per cent of what is to be done: of the bytes, or of the files where not all bytes are known. */
export function percentDone({
  counts,
  submitted,
  acknowledgedBytes,
  totalBytes,
  unmeasured,
}: Tally): number {
  if (totalBytes > 0 && unmeasured === 0) return (100 * acknowledgedBytes) / totalBytes
  const { published, skipped, failed, cancelled } = counts
  return submitted === 0 ? 0 : (100 * (published + skipped + failed + cancelled)) / submitted
}
