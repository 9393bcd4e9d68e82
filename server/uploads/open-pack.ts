import { z } from 'zod'
import { LIMITS } from '../../contract/limits.ts'
import { packedFileSchema, packedSizeSchema, type PackedFile } from '../../contract/packs.ts'
import { Failure } from '../failure.ts'

/** A file of a pack: its bytes, and what is asked for it or why that cannot be. */
export type PackEntry = { bytes: Uint8Array } & (
  | { asked: PackedFile; refused: null }
  | { asked: null; refused: Failure }
)

/** The most bytes that a pack can have. */
export const PACK_BYTES = LIMITS.packListBytes + LIMITS.filesPerPack * LIMITS.packedFileBytes

const LINE_FEED = 10

/** As much of the list as must be right for anything to be found in the pack. */
const sizesSchema = z
  .array(z.looseObject({ size: packedSizeSchema }))
  .min(1)
  .max(LIMITS.filesPerPack)

/**
 * Takes a pack apart, without copying. Throws invalid_request when its parts don't add up; what
 * is wrong with one file only is that file's.
 */
export function openPack(pack: Uint8Array): PackEntry[] {
  const end = pack.subarray(0, LIMITS.packListBytes).indexOf(LINE_FEED)
  if (end < 0) {
    throw broken(`has no line feed in its first ${LIMITS.packListBytes} bytes, to end its list`)
  }
  const list = readList(pack.subarray(0, end))
  let offset = end + 1
  const entries = list.map((entry) => ({
    ...check(entry),
    bytes: pack.subarray(offset, (offset += entry.size)),
  }))
  if (offset !== pack.byteLength) {
    const listed = `lists ${offset - end - 1} bytes of files`
    throw broken(`${listed}, but brings ${pack.byteLength - end - 1}`)
  }
  return entries
}

function readList(line: Uint8Array) {
  const read = sizesSchema.safeParse(parse(line))
  if (read.success) return read.data
  throw broken(`begins with a list that is not valid: ${firstIssue(read.error)}`)
}

function check(entry: unknown) {
  const checked = packedFileSchema.safeParse(entry)
  if (checked.success) return { asked: checked.data, refused: null }
  const message = `What the pack lists for this file is not valid: ${firstIssue(checked.error)}.`
  return { asked: null, refused: new Failure('invalid_request', message) }
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  return `${where}${issue?.message ?? ''}`
}

function parse(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
  } catch {
    throw broken('must begin with a line of JSON that lists its files')
  }
}

const broken = (what: string) =>
  new Failure('invalid_request', `The pack ${what}. Nothing of it was published.`)
