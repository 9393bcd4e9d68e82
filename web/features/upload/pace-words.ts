import { formatBytes } from '../../lib/bytes.ts'
import type { Pace } from './engine/pace.ts'
import type { Tally } from './engine/tally.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * How far all files are, and how fast: `12 MB of 120 MB · 4.2 MB/s · about 30 seconds left`.
 * Without speed and time while they cannot be told; empty where there are no bytes to send.
 */
export function paceLine({ acknowledgedBytes, totalBytes }: Tally, pace: Pace): string {
  if (totalBytes === 0) return ''
  const sent = `${formatBytes(acknowledgedBytes)} of ${formatBytes(totalBytes)}`
  const speed =
    pace.rate !== null && pace.rate >= 1 && `${formatBytes(Math.round(pace.rate))}/s`
  return [sent, speed, speed && timeLeft(pace.secondsLeft)].filter(Boolean).join(' · ')
}

/** In steps so coarse that it is not another one with each look. */
function timeLeft(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return ''
  if (seconds < 5) return 'a few seconds left'
  if (seconds < MINUTE) return about(Math.ceil(seconds / 10) * 10, 'second')
  if (seconds < HOUR) return about(Math.round(seconds / MINUTE), 'minute')
  if (seconds < 48 * HOUR) return about(Math.round(seconds / HOUR), 'hour')
  return about(Math.round(seconds / HOUR / 24), 'day')
}

const about = (count: number, unit: string) =>
  `about ${count} ${unit}${count === 1 ? '' : 's'} left`

/** Per cent of what is to be done: of the bytes, or of the files where those have none. */
export function percentDone({
  counts,
  submitted,
  acknowledgedBytes,
  totalBytes,
}: Tally): number {
  if (totalBytes > 0) return (100 * acknowledgedBytes) / totalBytes
  const { published, skipped, failed, cancelled } = counts
  return submitted === 0 ? 0 : (100 * (published + skipped + failed + cancelled)) / submitted
}
