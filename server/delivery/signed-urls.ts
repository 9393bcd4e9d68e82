import type { LiveSite } from './live-sets.ts'

/**
 * The URLs that a client may have signed for this request. Clients sign what they were told, the
 * public form of the origin (`assetsUrl`, see assetsUrlsFrom), whatever Host a proxy makes of
 * it; or what they use, if that is another name. X-Forwarded-* has no say: anyone can send it.
 */
export function signedUrls(
  assetsUrl: string,
  { domain }: LiveSite,
  host: string | undefined,
  path: string,
): string[] {
  const scheme = assetsUrl.startsWith('https:') ? 'https' : 'http'
  const asReached = `${scheme}://${host}${path}`
  const publicUrl = `${assetsUrl.replace('{domain}', domain)}${path}`
  // A URL without the domain is that of the default site, which no label led to.
  const isPublic = assetsUrl.includes('{domain}') || labelOf(host) !== domain
  return isPublic ? [publicUrl, asReached] : [asReached]
}

const labelOf = (host = '') => (host.split(/[.:]/, 1)[0] ?? '').toLowerCase()
