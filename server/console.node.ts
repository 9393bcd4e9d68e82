import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { consolePolicy } from './node-home/console-policy.ts'
import { NOT_BUILT_PAGE } from './node-home/not-built-page.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'

export interface ConsoleDeps {
  /** Absolute path of the built console. */
  dist: string
  /** The public form of the assets origin; may hold `{domain}`. */
  assetsUrl: string
  /** Answers everything under /api, and Twilio's API under /v1. */
  api: (request: Request) => Response | Promise<Response>
}

/**
 * The console's origin: the API under /api and /v1, the built console everywhere else. A path that
 * names no file is the console's own to route, so that links into it can be opened.
 */
export function createConsole({ dist, assetsUrl, api }: ConsoleDeps): Hono {
  const app = new Hono()
  app.on('ALL', ['/api/*', '/v1/*'], (c) => api(c.req.raw))
  app.use(withHeaders(consolePolicy(assetsUrl)))
  if (existsSync(join(dist, 'index.html'))) {
    const files = { root: dist, precompressed: true }
    app.get('/*', serveStatic(files))
    app.get('/*', navigationsOnly, serveStatic({ ...files, path: 'index.html' }))
  } else {
    app.get('/*', navigationsOnly, (c) => c.html(NOT_BUILT_PAGE, 503))
  }
  app.notFound((c) => c.text('There is nothing here. The console starts at /.\n', 404))
  return app
}

function withHeaders(headers: Record<string, string>): MiddlewareHandler {
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    c.header('cache-control', c.res.ok && isHashed(c.req.path) ? IMMUTABLE : 'no-cache')
  }
}

/** Someone opens a page, by its address; `/missing.js` is not a page but a lost file. */
const navigationsOnly: MiddlewareHandler = async (c, next) => {
  const wantsPage = c.req.header('accept')?.includes('text/html') ?? false
  const namesFile = /\.[^/]*$/.test(c.req.path)
  return wantsPage && !namesFile ? next() : c.notFound()
}

/** The build puts a hash of the content into each name below assets/, and only there. */
const isHashed = (path: string) => path.startsWith('/assets/')
