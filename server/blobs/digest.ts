import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { WholeFiles } from './port.ts'

const HASHES = { sha1, sha256 } as const

/** For homes without Node's: the web's own digests come later, and these must be there at once. */
export const digestOf: WholeFiles['digestOf'] = (bytes, algorithm) =>
  bytesToHex(HASHES[algorithm](bytes))
