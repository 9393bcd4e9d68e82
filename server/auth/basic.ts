const utf8 = new TextDecoder('utf-8', { fatal: true })

/** User name and password of an HTTP Basic header (RFC 7617), or null when it is none. */
export function readBasic(header: string | null): { user: string; password: string } | null {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(header ?? '')?.[1]
  if (!encoded) return null
  try {
    const text = utf8.decode(Uint8Array.fromBase64(encoded))
    const colon = text.indexOf(':')
    if (colon < 0) return null
    return { user: text.slice(0, colon), password: text.slice(colon + 1) }
  } catch {
    return null
  }
}

/** The HTTP Basic header of a user name and password (RFC 7617). */
export function basicOf(user: string, password: string): string {
  return `Basic ${new TextEncoder().encode(`${user}:${password}`).toBase64()}`
}
