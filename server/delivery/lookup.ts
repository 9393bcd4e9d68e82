import type { LiveEntry } from './entry.ts'

/** What one Environment serves, by path. Private assets are not in it: they have no URL. */
export type Entries = ReadonlyMap<string, LiveEntry>

const INDEX = '/assets/index.html'

/**
 * What a request target (`/assets/a.jpg?x=1`) is answered with: the path as it came, then
 * decoded; Twilio's clients store `/a%20b.png` as well as `/a b.png`. `/` falls back to the
 * public `/assets/index.html`; there is no other fallback, no redirect and no directory index,
 * as with Twilio.
 */
export function findEntry(entries: Entries, target: string): LiveEntry | undefined {
  const query = target.indexOf('?')
  const path = query === -1 ? target : target.slice(0, query)
  const exact = entries.get(path)
  if (exact) return exact
  if (path === '/') return publicOnly(entries.get(INDEX))
  const decoded = decodedPath(path)
  return decoded === null ? undefined : entries.get(decoded)
}

/**
 * Host and path of a request line: its target is a path, or a whole URL when a client takes us
 * for a proxy, whose host then counts (RFC 9112 §3.2.2).
 */
export function hostAndPath(target: string, host: string | undefined) {
  if (target.startsWith('/')) return { host, path: target }
  const [, authority = host, path = '/'] = /^https?:\/\/([^/?]*)(.*)$/i.exec(target) ?? []
  return { host: authority, path: path.startsWith('/') ? path : `/${path}` }
}

const publicOnly = (entry: LiveEntry | undefined) => (entry?.isProtected ? undefined : entry)

/** The path with its percent escapes resolved; null where it has none, or malformed ones. */
function decodedPath(path: string): string | null {
  if (!path.includes('%')) return null
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
