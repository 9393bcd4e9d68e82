/** A part of a file: from `start` up to `end`, not with it. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Reads a Range header (RFC 9110 §14.2) for a file of `size` bytes: one part, `unsatisfiable`,
 * or null where the whole file is the answer: no bytes range, not well-formed, many ranges
 * (answered whole, as is allowed), or an empty file, which has no part to name.
 */
export function byteRange(header: string, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header)
  if (!match || size === 0) return null
  const [, first = '', last = ''] = match
  if (first === '') return last === '' ? null : suffix(Number(last), size)
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < start) return null
  return start < size ? { start, end } : 'unsatisfiable'
}

const suffix = (length: number, size: number) =>
  length === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: size }
