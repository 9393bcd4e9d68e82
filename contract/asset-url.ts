/** The URL of an asset's path below an origin: percent-encoded, slashes kept (RFC 3986). */
export function assetUrl(origin: string, path: string): string {
  return origin + path.split('/').map(encodeURIComponent).join('/')
}
