type Headers = [name: string, value: string][]

/**
 * Names of the console's session cookie; see auth/session-cookie.ts. Browsers send cookies to
 * every port of a host: where console and assets share one, each request would hand the session
 * to whoever wrote the Function.
 */
const SESSION = /^\s*(?:__Host-)?hangar_session_/i

/** A request's headers without the sessions in them; names in lower case. */
export function withoutSession(headers: Headers): Headers {
  return headers.flatMap(([name, value]): Headers => {
    if (name !== 'cookie') return [[name, value]]
    const kept = value.split(';').filter((pair) => !SESSION.test(pair))
    return kept.length === 0 ? [] : [[name, kept.join(';').trim()]]
  })
}

/** An answer's headers without those that would set a session, or end it. */
export const withoutSessionCookies = (headers: Headers): Headers =>
  headers.filter(([name, value]) => name.toLowerCase() !== 'set-cookie' || !SESSION.test(value))
