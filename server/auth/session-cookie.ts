import { SESSION_SECONDS } from './sessions.ts'

/**
 * The session cookie. Its name carries a part of the account SID: browsers share cookies
 * between all ports of a host, and two Hangars on one machine must not end each other's
 * sessions.
 */
export interface SessionCookie {
  /** The session token the request carries, or null. */
  read(request: Request): string | null
  /** The Set-Cookie value that starts a session. */
  set(request: Request, token: string): string
  /** The Set-Cookie value that ends it. */
  clear(request: Request): string
}

export function createSessionCookie(accountSid: string): SessionCookie {
  const name = `hangar_session_${accountSid.slice(2, 10)}`
  const write = (request: Request, value: string, seconds: number) =>
    `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict` +
    (cameByHttps(request) ? '; Secure' : '')
  return {
    read: (request) => readCookie(request.headers.get('cookie') ?? '', name),
    set: (request, token) => write(request, token, SESSION_SECONDS),
    clear: (request) => write(request, '', 0),
  }
}

function readCookie(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value) return value
  }
  return null
}

/** A proxy that ends TLS says so; one who lies only makes an own cookie stricter. */
function cameByHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return forwarded === 'https' || new URL(request.url).protocol === 'https:'
}
