import type { BrowserContext } from '@playwright/test'

/** What a page did that no page should: one line each. */
export interface Noise {
  /** Lines that match are expected in this test; say why. */
  allow: (pattern: RegExp, why: string) => void
  /** What was heard and not allowed. */
  heard: () => string[]
}

/**
 * Listens to every page of the context: errors and warnings of the console (among them
 * violations of the CSP), uncaught errors, requests that fail and answers of 400 and above.
 */
export function listenForNoise(context: BrowserContext): Noise {
  const lines: string[] = []
  const allowed: RegExp[] = []

  context.on('console', (message) => {
    const type = message.type()
    if (type !== 'error' && type !== 'warning') return
    // The browser's own words for what the two listeners below tell with the URL.
    if (message.text().startsWith('Failed to load resource')) return
    lines.push(`console.${type}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => lines.push(`uncaught: ${error.error().stack}`))
  context.on('response', (response) => {
    if (response.status() < 400) return
    // The browser asks for it by itself when a hosted file is opened in a tab of its own.
    if (new URL(response.url()).pathname === '/favicon.ico') return
    lines.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  context.on('requestfailed', (request) => {
    // What the mock's worker hands on for a page: the page's own request tells how it ended.
    // When the page is left, the worker's copy fails, while the page's is taken back.
    if (request.serviceWorker()) return
    const reason = request.failure()?.errorText ?? 'unknown reason'
    // A navigation or an unmounted component takes its request back.
    if (reason === 'net::ERR_ABORTED') return
    lines.push(`failed: ${request.method()} ${request.url()} ${reason}`)
  })

  return {
    allow: (pattern) => allowed.push(pattern),
    heard: () => lines.filter((line) => !allowed.some((pattern) => pattern.test(line))),
  }
}
