/** What a URL answered when the console asked it as a stranger would. */
export interface Proof {
  url: string
  /** The HTTP status, or that no answer (or none the browser lets us read) came. */
  answer: number | 'unreachable'
}

const PATIENCE_MS = 10_000

/**
 * Asks a public URL as anyone could: past the browser's cache and without cookies. The body is
 * not read, however large it is.
 */
export async function fetchProof(url: string): Promise<Proof> {
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.body?.cancel()
    return { url, answer: response.status }
  } catch {
    return { url, answer: 'unreachable' }
  }
}
