import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { createMiddleware } from 'hono/factory'
import { LIMITS } from '../../contract/limits.ts'
import type { Authenticator } from '../auth/authenticator.ts'
import { Failure } from '../failure.ts'
import type { ApiEnv } from './route-kit.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const OPEN = new Set(['GET /api/health', 'HEAD /api/health', 'POST /api/session'])

/** Lets only the signed-in pass, and health and the sign-in itself. */
export function requirePrincipal(auth: Authenticator) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (!OPEN.has(`${c.req.method} ${c.req.path}`)) {
      const principal = await auth.identify(c.req.raw)
      if (!principal) throw new Failure('not_authenticated')
      c.set('principal', principal)
    }
    await next()
  })
}

/**
 * Refuses what comes from another site's page: anything the browser says so of, and whatever
 * would change something under another Origin. Hosted files may be on the same host as the
 * console, where cookies make no difference between ports, so reading counts too. Scripts
 * send neither header.
 */
export const requireOwnOrigin = createMiddleware<ApiEnv>(async (c, next) => {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site') ?? 'none'
  const isForeign =
    (site !== 'same-origin' && site !== 'none') ||
    (!SAFE_METHODS.has(c.req.method) && origin !== undefined && !isOwn(origin, c.req.raw))
  if (isForeign) throw new Failure('foreign_origin')
  await next()
})

/** No page of another origin may embed an answer, and no cache may keep it unless it says so. */
export const keepToOwnOrigin = createMiddleware<ApiEnv>(async (c, next) => {
  await next()
  // Hono's own way makes a new Response for each header.
  const { headers } = c.res
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('x-content-type-options', 'nosniff')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
})

/** Refuses JSON bodies that no request of ours has; files have a limit of their own. */
export const limitBody = except(
  ['/api/uploads/*', '/api/services/:service/files/*'],
  bodyLimit({
    maxSize: LIMITS.bodyBytes,
    onError: () => {
      throw new Failure(
        'too_large',
        `The request body has more than ${LIMITS.bodyBytes} bytes.`,
      )
    },
  }),
)

function isOwn(origin: string, request: Request): boolean {
  // Behind a proxy that ends TLS the scheme differs, so hosts alone are compared.
  const host = request.headers.get('host') ?? new URL(request.url).host
  return URL.canParse(origin) && new URL(origin).host === host
}
