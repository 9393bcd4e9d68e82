import type { BrowserContext } from '@playwright/test'

/** What the pages of a context asked for about uploads. */
export interface Wire {
  /** How many uploads they began, each for one file. */
  begun: number
  /** How many requests brought small files together. */
  packs: number
  /** The offsets at which they sent bytes, in order; of a small file's only request, none. */
  offsets: number[]
}

/** Writes down what goes over the wire; it holds nothing up. */
export function watchWire(context: BrowserContext): Wire {
  const wire: Wire = { begun: 0, packs: 0, offsets: [] }
  context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'POST' && pathname === '/api/uploads') wire.begun += 1
    if (request.method() === 'POST' && pathname.endsWith('/files')) wire.packs += 1
    const offset = request.headers()['upload-offset']
    if (request.method() === 'PATCH' && offset !== undefined) wire.offsets.push(Number(offset))
  })
  return wire
}
