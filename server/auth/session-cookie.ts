import { SESSION_SECONDS } from './sessions.ts'

/**
 * The session cookie. Its name carries a part of the account SID: browsers share cookies
 * between all ports of a host, and two Hangars on one machine must not end each other's
 * sessions. A page on another port or a sibling domain can set cookies of that name too, with
 * a longer path, which come first: so all are read, and over https the name has the prefix
 * `__Host-`, which browsers keep for the host itself (RFC 6265bis, section 4.1.3.2).
 */
export interface SessionCookie {
  /** What the request carries under the cookie's name, as often as it does; any may be forged. */
  read(request: Request): string[]
  /** The Set-Cookie value that starts a session. */
  set(request: Request, token: string): string
  /** The Set-Cookie value that ends it. */
  clear(request: Request): string
}

export function createSessionCookie(accountSid: string): SessionCookie {
  const plain = `hangar_session_${accountSid.slice(2, 10)}`
  const nameFor = (request: Request) => (cameByHttps(request) ? `__Host-${plain}` : plain)
  const write = (request: Request, value: string, seconds: number) =>
    `${nameFor(request)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict` +
    (cameByHttps(request) ? '; Secure' : '')
  return {
    read(request) {
      const cookies = request.headers.get('cookie')
      return cookies === null ? [] : readCookies(cookies, nameFor(request))
    },
    set: (request, token) => write(request, token, SESSION_SECONDS),
    clear: (request) => write(request, '', 0),
  }
}

function readCookies(header: string, name: string): string[] {
  return header.split(';').flatMap((pair) => {
    const [key, value] = pair.trim().split('=', 2)
    return key === name && value ? [value] : []
  })
}

/** A proxy that ends TLS says so; one who lies only makes an own cookie stricter. */
function cameByHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return forwarded === 'https' || request.url.startsWith('https:')
}
