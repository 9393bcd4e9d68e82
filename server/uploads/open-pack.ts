import { LIMITS } from '../../contract/limits.ts'
import { packListSchema, type PackedFile } from '../../contract/packs.ts'
import { Failure } from '../failure.ts'

/** A file of a pack, and its bytes. */
export interface Unpacked {
  asked: PackedFile
  bytes: Uint8Array
}

/** The most bytes that a pack can have. */
export const PACK_BYTES = LIMITS.packListBytes + LIMITS.filesPerPack * LIMITS.packedFileBytes

const LINE_FEED = 10

/** Takes a pack apart, without copying. Throws invalid_request when its parts don't add up. */
export function openPack(pack: Uint8Array): Unpacked[] {
  const end = pack.subarray(0, LIMITS.packListBytes).indexOf(LINE_FEED)
  if (end < 0) {
    throw broken(`has no line feed in its first ${LIMITS.packListBytes} bytes, to end its list`)
  }
  const list = readList(pack.subarray(0, end))
  let offset = end + 1
  const files = list.map((asked) => {
    const bytes = pack.subarray(offset, (offset += asked.size))
    return { asked, bytes }
  })
  if (offset !== pack.byteLength) {
    const listed = `lists ${offset - end - 1} bytes of files`
    throw broken(`${listed}, but brings ${pack.byteLength - end - 1}`)
  }
  return files
}

function readList(line: Uint8Array): PackedFile[] {
  const read = packListSchema.safeParse(parse(line))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
  throw broken(`begins with a list that is not valid: ${where}${issue?.message ?? ''}`)
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
