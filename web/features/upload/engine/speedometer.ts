/** How fast bytes are acknowledged, as people want to read it: steady, yet true. */
export interface Speedometer {
  /**
   * The server has so many bytes in all now; `now` in ms of a clock that goes forward. The first
   * total is what there was before. A smaller one than before is believed, and is no speed.
   */
  note: (totalAcknowledged: number, now: number) => void
  /** Takes the total as known without counting it as sent, as after a resume. */
  rebase: (totalAcknowledged: number, now: number) => void
  /** Bytes a second; null until it can be known. */
  rate: (now: number) => number | null
  /** Null until it can be known, and while nothing comes any more. */
  secondsLeft: (remaining: number, now: number) => number | null
}

/** The average forgets by this time constant, in seconds. */
const MEMORY = 12
/** Bytes that come within this time, in seconds, are one arrival: parts come in bursts. */
const GRAIN = 1
/** How long it takes, in seconds, until there is something to tell. */
const WARM_UP = 2
/** A rest of this many seconds, if it is also far longer than those before, was a pause. */
const REST = 60
/** Part of the speed below which all has come to a halt. */
const HALT = 0.05

/**
 * Each arrival counts as spread over the time since the one before, so that 8 MiB every 8 seconds
 * are 1 MiB/s at any moment. Only when the next is overdue does the speed fall, towards nothing.
 */
export function createSpeedometer(): Speedometer {
  let lastAt: number | null = null
  /** What came since the last arrival that was counted. */
  let pending = 0
  /** The average is bytes by seconds, both of which fade. */
  let bytes = 0
  let seconds = 0
  let observed = 0
  /** The longest time between two arrivals of late, in seconds. */
  let longestGap = 0
  let total = 0

  function forget(): void {
    pending = bytes = seconds = observed = longestGap = 0
  }

  function count(gap: number): void {
    if (gap > REST && gap > 4 * longestGap && observed > 0) return forget()
    const kept = Math.exp(-gap / MEMORY)
    const weight = MEMORY * (1 - kept)
    bytes = bytes * kept + (pending / gap) * weight
    seconds = seconds * kept + weight
    observed += gap
    longestGap = Math.max(gap, longestGap * Math.exp(-gap / REST))
    pending = 0
  }

  function rebase(next: number, now: number): void {
    total = next
    lastAt ??= now
  }

  function rate(now: number): number | null {
    if (lastAt === null || observed < WARM_UP) return null
    const overdue = (now - lastAt) / 1000 - Math.max(2 * GRAIN, 1.5 * longestGap)
    return (bytes / seconds) * Math.min(1, Math.exp(-overdue / MEMORY))
  }

  return {
    note(next, now) {
      if (lastAt === null) return rebase(next, now)
      pending += Math.max(0, next - total)
      total = next
      const gap = (now - lastAt) / 1000
      if (gap < GRAIN || pending === 0) return
      count(gap)
      lastAt = now
    },
    rebase,
    rate,
    secondsLeft(remaining, now) {
      if (remaining <= 0) return 0
      const speed = rate(now)
      if (speed === null || speed <= HALT * (bytes / seconds)) return null
      return remaining / speed
    },
  }
}
