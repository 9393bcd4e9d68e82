import type { LiveEntry } from './entry.ts'

/** What one Environment serves, by path. Private assets are not in it: they have no URL. */
export type Entries = ReadonlyMap<string, LiveEntry>

const INDEX = '/assets/index.html'

/**
 * What a request target (`/assets/a.jpg?x=1`) is answered with: the decoded path, for that is
 * how our own URLs are written, then the path as it came, for Twilio's clients also store paths
 * like `/a%20b.png` and ask for them as they are. `/` falls back to the
 * public `/assets/index.html`; there is no other fallback, no redirect and no directory index,
 * as with Twilio.
 */
export function findEntry(entries: Entries, target: string): LiveEntry | undefined {
  const query = target.indexOf('?')
  const path = query === -1 ? target : target.slice(0, query)
  const entry = entries.get(decodedPath(path)) ?? entries.get(path)
  return entry ?? (path === '/' ? publicOnly(entries.get(INDEX)) : undefined)
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

const publicOnly = (entry: LiveEntry | undefined) =>
  entry?.kind === 'asset' && !entry.isProtected ? entry : undefined

/** The path with its percent escapes resolved, or as it is when they are malformed. */
function decodedPath(path: string): string {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
