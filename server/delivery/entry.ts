import type { LiveVersion, Version } from '../catalog/records.ts'

/**
 * Goes with every answer: any page may read it (the console asks an old URL what it answers
 * now), and no browser may take it for another type than it says.
 */
export const COMMON_HEADERS = [
  'X-Content-Type-Options',
  'nosniff',
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Expose-Headers',
  'ETag, Accept-Ranges, Content-Range',
] as const

/** What is served at a path: a file, or a Function that answers. */
export type LiveEntry = LiveAsset | LiveFunction

/** What the assets origin knows of a Function; its source is nobody's business there. */
export interface LiveFunction {
  readonly kind: 'function'
  readonly environmentSid: string
  readonly functionSid: string
  readonly isProtected: boolean
}

/** What the assets origin knows of a file it serves; header arrays are name, value, name, … */
export interface LiveAsset {
  readonly kind: 'asset'
  readonly digest: string
  /** Bytes. */
  readonly size: number
  readonly isProtected: boolean
  readonly contentType: string
  readonly etag: string
  /** The second of Last-Modified, in ms since 1970. */
  readonly modified: number
  /** The headers of a 200, ready to send; the last of them are those of a 304. */
  readonly whole: string[]
}

/**
 * Makes all headers of a version once, so that none is made per request. `no-cache` lets caches
 * keep the bytes but ask each time, so that going private cuts the URL at once; what needs a
 * signature is for the asker's own cache only.
 */
export function liveAsset(version: Version): LiveAsset {
  const isProtected = version.visibility === 'protected'
  const etag = `"${version.digest}"`
  const modified = Math.floor(version.dateCreated / 1000) * 1000
  const contentType = withCharset(version.contentType)
  const length = String(version.size)
  // concat allots exactly what it fills, which a spread does not: 100,000 entries add up.
  const whole = ['Content-Type', contentType, 'Content-Length', length].concat(RANGES, [
    'ETag',
    etag,
    'Last-Modified',
    new Date(modified).toUTCString(),
    'Cache-Control',
    isProtected ? 'private, no-cache' : 'no-cache',
    ...COMMON_HEADERS,
  ])
  const { digest, size } = version
  return { kind: 'asset', digest, size, isProtected, contentType, etag, modified, whole }
}

export const liveFunction = ({ environmentSid, version }: LiveVersion): LiveFunction => ({
  kind: 'function',
  environmentSid,
  functionSid: version.resourceSid,
  isProtected: version.visibility === 'protected',
})

export const RANGES = ['Accept-Ranges', 'bytes'] as const

/** The headers of a 304, which every answer with bytes carries too. */
export const validators = (entry: LiveAsset): string[] => entry.whole.slice(4 + RANGES.length)

/** Text without a charset is UTF-8; what could break the header is no content type at all. */
function withCharset(contentType: string): string {
  if (!/^[\x20-\x7e]+$/.test(contentType)) return 'application/octet-stream'
  const bare = /^text\//i.test(contentType) && !/;\s*charset\s*=/i.test(contentType)
  return bare ? `${contentType}; charset=utf-8` : contentType
}
