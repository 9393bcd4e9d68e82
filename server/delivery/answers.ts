import { COMMON_HEADERS, type LiveAsset } from './entry.ts'

/** A whole answer but for the bytes, which are either `text` or a part of `entry`'s blob. */
export interface Answer {
  readonly status: number
  /** Name, value, name, value, … Shared by many answers: read only. */
  readonly headers: string[]
  readonly text: string
  /** Null when no bytes of a blob are sent. */
  readonly entry: LiveAsset | null
  /** The bytes of the blob to send: from `start` up to `end`, not with it. */
  readonly start: number
  readonly end: number
}

/** An answer without bytes of a blob: what happened, in a line of plain text. */
export function plain(status: number, text: string, extra: string[] = []): Answer {
  const headers = [
    'Content-Type',
    'text/plain; charset=utf-8',
    'Content-Length',
    String(text.length),
    'Cache-Control',
    'no-store',
    ...COMMON_HEADERS,
    ...extra,
  ]
  return bare(status, headers, text)
}

/** An answer of headers only, or with a text they already describe. */
export const bare = (status: number, headers: string[], text = ''): Answer => ({
  status,
  headers,
  text,
  entry: null,
  start: 0,
  end: 0,
})

/** The one answer for what is not there and for what is private; nothing in it tells which. */
export const NOT_FOUND = plain(404, 'Not found: nothing public is served at this address.\n')

export const FORBIDDEN = plain(
  403,
  'Forbidden: this asset is protected and needs a valid X-Twilio-Signature.\n',
)

export const METHOD_NOT_ALLOWED = plain(
  405,
  'Method not allowed: assets answer GET, HEAD and OPTIONS.\n',
  ['Allow', 'GET, HEAD, OPTIONS'],
)

export const PRECONDITION_FAILED = plain(
  412,
  'Precondition failed: the asset is not the version you named.\n',
)

/** For a blob that cannot be read; the log says why. */
export const UNREADABLE = plain(
  500,
  'Hangar could not read this asset. Try again; if it goes on, the log of the server says why.\n',
)

/**
 * Twilio's answer to a preflight, for every path alike. `*` does not cover Authorization
 * (Fetch standard §4.9), so it is named.
 */
export const PREFLIGHT = bare(204, [
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Allow-Methods',
  'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers',
  '*, Authorization',
  'Access-Control-Expose-Headers',
  'ETag, Accept-Ranges, Content-Range',
  'Access-Control-Max-Age',
  '86400',
  'X-Content-Type-Options',
  'nosniff',
])

/** JSON as the API answers it, in Twilio's shape. */
export function json(status: number, body: object, extra: string[] = []): Answer {
  const text = JSON.stringify(body)
  const plainly = plain(status, text, extra)
  const headers = [...plainly.headers]
  headers[1] = 'application/json; charset=utf-8'
  return bare(status, headers, text)
}

export const FUNCTION_FORBIDDEN = plain(
  403,
  'Forbidden: this Function is protected and needs a valid X-Twilio-Signature.\n',
)

/** As with Twilio: its gateway refuses these. */
export const GET_WITH_BODY = plain(403, 'Forbidden: a request with a body must be a POST.\n')

export const FUNCTION_METHODS = plain(
  405,
  'Method not allowed: Functions answer GET, HEAD, POST and OPTIONS.\n',
  ['Allow', 'GET, HEAD, POST, OPTIONS'],
)

export const FUNCTION_TOO_LARGE = plain(
  413,
  'Too large: a request to a Function may have a body of 1 MiB.\n',
)

/** For what is no fault of the Function; the log of the server says why. */
export const FUNCTION_FAILED = plain(
  500,
  'Hangar could not run this Function. Try again; if it goes on, the log of the server says why.\n',
)

/** Where there is nothing to run Functions with. */
export const FUNCTION_NOT_RUN = plain(
  501,
  'Not implemented: Functions are not run here. Start the Hangar server to run them.\n',
)

/** For a Range that lies behind the end; says how long the file is (RFC 9110 §15.5.17). */
export const unsatisfiable = (size: number) =>
  plain(416, 'Range not satisfiable: the asset ends before it.\n', [
    'Content-Range',
    `bytes */${size}`,
  ])
