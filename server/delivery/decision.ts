import {
  FORBIDDEN,
  METHOD_NOT_ALLOWED,
  NOT_FOUND,
  PRECONDITION_FAILED,
  PREFLIGHT,
  bare,
  unsatisfiable,
  type Answer,
} from './answers.ts'
import { precondition, rangeStands, type AskedHeaders } from './conditions.ts'
import { RANGES, validators, type LiveAsset } from './entry.ts'
import { byteRange, type ByteRange } from './range.ts'

/**
 * Decides what a request gets, without touching a byte: pure, so that the listener of Node and
 * the mock in the browser cannot differ. `entry` is what findEntry found; `signed` says that a
 * valid X-Twilio-Signature came with it, and only counts for protected assets.
 */
export function decide(
  entry: LiveAsset | undefined,
  method: string | undefined,
  asked: AskedHeaders,
  signed: boolean,
): Answer {
  if (method === 'GET') return read(entry, asked, signed)
  // Ranges are defined for GET only (RFC 9110 §14.2), so HEAD tells of the whole.
  if (method === 'HEAD')
    return withoutBytes(read(entry, { ...asked, range: undefined }, signed))
  if (method === 'OPTIONS') return PREFLIGHT
  // Where a Function may have been, a form that finds nothing shall hear so.
  return method === 'POST' && !entry ? NOT_FOUND : METHOD_NOT_ALLOWED
}

function read(entry: LiveAsset | undefined, asked: AskedHeaders, signed: boolean): Answer {
  if (!entry) return NOT_FOUND
  if (entry.isProtected && !signed) return FORBIDDEN
  const state = precondition(entry, asked)
  if (state === 304) return bare(304, validators(entry))
  if (state === 412) return PRECONDITION_FAILED
  if (asked.range === undefined || !rangeStands(entry, asked)) return whole(entry)
  const range = byteRange(asked.range, entry.size)
  if (range === 'unsatisfiable') return unsatisfiable(entry.size)
  return range ? part(entry, range) : whole(entry)
}

function whole(entry: LiveAsset): Answer {
  if (entry.size === 0) return bare(200, entry.whole)
  return { status: 200, headers: entry.whole, text: '', entry, start: 0, end: entry.size }
}

function part(entry: LiveAsset, { start, end }: ByteRange): Answer {
  const headers = [
    'Content-Type',
    entry.contentType,
    'Content-Length',
    String(end - start),
    'Content-Range',
    `bytes ${start}-${end - 1}/${entry.size}`,
    ...RANGES,
    ...validators(entry),
  ]
  return { status: 206, headers, text: '', entry, start, end }
}

const withoutBytes = ({ status, headers }: Answer) => bare(status, headers)
