import type { LiveAsset } from './entry.ts'

/** The request headers a decision looks at; Node's own object of headers fits. */
export interface AskedHeaders {
  range?: string | undefined
  'if-range'?: string | undefined
  'if-match'?: string | undefined
  'if-none-match'?: string | undefined
  'if-modified-since'?: string | undefined
  'if-unmodified-since'?: string | undefined
}

/** Whether to go on after the preconditions, in the order of RFC 9110 §13.2.2. */
export function precondition(entry: LiveAsset, asked: AskedHeaders): 'go' | 304 | 412 {
  const match = asked['if-match']
  const unmodified = asked['if-unmodified-since']
  if (match !== undefined) {
    if (!listed(match, entry.etag, false)) return 412
  } else if (unmodified !== undefined && entry.modified > Date.parse(unmodified)) {
    return 412
  }
  const noneMatch = asked['if-none-match']
  if (noneMatch !== undefined) return listed(noneMatch, entry.etag, true) ? 304 : 'go'
  const since = asked['if-modified-since']
  return since !== undefined && sameSecond(since, entry) ? 304 : 'go'
}

/** Whether a Range still speaks of these bytes (RFC 9110 §13.1.5: strong comparison only). */
export function rangeStands(entry: LiveAsset, asked: AskedHeaders): boolean {
  const validator = asked['if-range']?.trim()
  if (validator === undefined) return true
  return validator.endsWith('"') ? validator === entry.etag : sameSecond(validator, entry)
}

/**
 * Whether a list of entity tags (or `*`) names this one. A proxy that compresses turns our tag
 * into a weak one, which still counts where `weak` comparison is asked for.
 */
function listed(header: string, etag: string, weak: boolean): boolean {
  if (header === etag || header.trim() === '*') return true
  for (const [tag] of header.matchAll(/(?:W\/)?"[^"]*"/g)) {
    if (tag === etag || (weak && tag === `W/${etag}`)) return true
  }
  return false
}

/**
 * Only the very date counts, as in nginx: an undo puts an older version in place, so "not newer
 * than your copy" does not mean "the same as your copy".
 */
const sameSecond = (date: string, entry: LiveAsset) => Date.parse(date) === entry.modified
