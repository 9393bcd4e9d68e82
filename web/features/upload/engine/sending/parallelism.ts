/** How something that was sent ended. */
export interface Settled {
  /** What got through. */
  bytes: number
  /** How long it took, in milliseconds. */
  ms: number
  /** How much of a request it was: files that went together count less than one. */
  share: number
  isOk: boolean
  /** Whether nobody answered, rather than the server saying no. */
  isNetworkFailure: boolean
}

/** How many files are sent at once, learned from how they fare. */
export interface Parallelism {
  limit: () => number
  noteSettled: (settled: Settled) => void
}

/** What a request costs besides its bytes, in bytes: it lets small files be compared to large. */
const REQUEST_COST = 64 * 1024
/** Growth of throughput from which on one more file at once has paid. */
const WORTHWHILE = 1.05
/** Throughput below which one more file at once has harmed. */
const HARMFUL = 0.85
/** Rounds without a change after which more is tried again: networks change. */
const PATIENCE = 8
const FIRST_LIMIT = 3
/** Sums of shares are not exact. */
const CLOSE = 0.001

/**
 * Goes up by one while that makes more get through, back by one when it made less, and to half
 * when the network fails; always from `min` to `max`. A browser has 6 connections to a host by
 * HTTP/1.1, so `max` should leave one to the rest of the console. Has no clock: it learns in
 * rounds of as many requests as may be sent at once.
 */
export function createParallelism({ min, max }: { min: number; max: number }): Parallelism {
  const clamp = (limit: number) => Math.min(max, Math.max(min, limit))
  let limit = clamp(FIRST_LIMIT)
  /** Throughput of the last round; null when there is nothing to compare with. */
  let before: number | null = null
  let lastStep = 0
  let steadyRounds = 0
  let round = emptyRound()

  function step(by: number, throughput: number | null): void {
    const next = clamp(limit + by)
    before = throughput
    lastStep = next - limit
    steadyRounds = lastStep === 0 ? steadyRounds + 1 : 0
    // What is under way began with the old limit, and says nothing about the new one.
    round = emptyRound(lastStep === 0 ? 0 : limit)
    limit = next
  }

  function endRound(): void {
    const throughput = limit * (round.work / Math.max(1, round.ms))
    if (before === null || steadyRounds >= PATIENCE) {
      steadyRounds = 0
      step(1, throughput)
    } else if (lastStep > 0 && throughput >= before * WORTHWHILE) step(1, throughput)
    else if (lastStep > 0 && throughput < before * HARMFUL) step(-1, throughput)
    else step(0, throughput)
  }

  return {
    limit: () => limit,
    noteSettled({ bytes, ms, share, isOk, isNetworkFailure }) {
      if (!isOk && !isNetworkFailure) return
      // So that files sent side by side, which lose the same connection, count as one failure.
      if (round.toSkip > CLOSE && (isOk || lastStep < 0)) {
        round.toSkip -= share
        return
      }
      if (isNetworkFailure) return step(Math.floor(limit / 2) - limit, null)
      round.shares += share
      round.work += bytes + REQUEST_COST * share
      round.ms += ms * share
      if (round.shares >= limit - CLOSE) endRound()
    },
  }
}

const emptyRound = (toSkip = 0) => ({ toSkip, shares: 0, work: 0, ms: 0 })
