import { createMiddleware } from 'hono/factory'
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
 * Refuses a request that would change something and comes from another site's page. A
 * browser always names its Origin on such requests; scripts send none.
 */
export const requireOwnOrigin = createMiddleware<ApiEnv>(async (c, next) => {
  const origin = c.req.header('origin')
  if (!SAFE_METHODS.has(c.req.method) && origin !== undefined && !isOwn(origin, c.req.raw)) {
    throw new Failure('foreign_origin')
  }
  await next()
})

function isOwn(origin: string, request: Request): boolean {
  // Behind a proxy that ends TLS the scheme differs, so hosts alone are compared.
  const host = request.headers.get('host') ?? new URL(request.url).host
  return URL.canParse(origin) && new URL(origin).host === host
}
