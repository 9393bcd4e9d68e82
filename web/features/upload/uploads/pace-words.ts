import { formatBytes } from '../../../lib/bytes.ts'
import { formatTimeLeft } from '../../../lib/durations.ts'
import type { Pace } from '../engine/pace.ts'
import type { Tally } from '../engine/tally.ts'

/**
 * How far all files are, and how fast: `12 MB of 120 MB · 4.2 MB/s · about 30 seconds left`.
 * Without speed and time while nothing is sent or they cannot be told; empty where there are no
 * bytes to send.
 */
export function paceLine(tally: Tally, pace: Pace): string {
  const { counts, acknowledgedBytes, totalBytes, unmeasured } = tally
  if (totalBytes === 0) return ''
  if (unmeasured > 0) return `${formatBytes(acknowledgedBytes)} so far`
  const sent = `${formatBytes(acknowledgedBytes)} of ${formatBytes(totalBytes)}`
  const { rate, secondsLeft } = pace
  if (counts.sending === 0 || rate === null || rate < 1) return sent
  const left = secondsLeft !== null && Number.isFinite(secondsLeft)
  const words = [
    sent,
    `${formatBytes(Math.round(rate))}/s`,
    left && formatTimeLeft(secondsLeft),
  ]
  return words.filter(Boolean).join(' · ')
}
