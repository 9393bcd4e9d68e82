import { TooManyAttempts } from './authenticator.ts'

/** How many failures, within how long, lead to a refusal of how long (milliseconds). */
export interface AttemptLimits {
  failures: number
  window: number
  refusal: number
  /** Clients remembered at once, so that a flood of addresses cannot fill the memory. */
  clients: number
}

const DEFAULTS: AttemptLimits = {
  failures: 10,
  window: 60_000,
  refusal: 60_000,
  clients: 10_000,
}

/** Slows the failed sign-ins of a client. Who has the right credentials never meets it. */
export interface Attempts {
  /** Counts a failure. Throws TooManyAttempts when the client has had too many before. */
  failed(client: string): void
}

interface ClientRecord {
  failures: number[]
  refusedUntil: number
}

/** A limiter that lives in this process; `clock` gives the time in milliseconds. */
export function createAttempts(
  clock: () => number,
  limits: Partial<AttemptLimits> = {},
): Attempts {
  const { failures, window, refusal, clients } = { ...DEFAULTS, ...limits }
  const records = new Map<string, ClientRecord>()

  function failed(client: string): void {
    const now = clock()
    const record = records.get(client)
    const left = (record?.refusedUntil ?? 0) - now
    if (left > 0) throw new TooManyAttempts(Math.ceil(left / 1000))
    const recent = [...(record?.failures ?? []).filter((time) => time > now - window), now]
    const refused = recent.length >= failures
    // Deleted first, so that the map stays ordered by the latest failure.
    records.delete(client)
    records.set(client, {
      failures: refused ? [] : recent,
      refusedUntil: refused ? now + refusal : 0,
    })
    forgetOldest()
  }

  function forgetOldest(): void {
    for (const client of records.keys()) {
      if (records.size <= clients) return
      records.delete(client)
    }
  }

  return { failed }
}
