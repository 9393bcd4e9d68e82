import { hash } from 'node:crypto'
import type { WholeFiles } from './port.ts'

/** At once and in this thread: handing a small file to another takes longer than its hash. */
export const digestOf: WholeFiles['digestOf'] = (bytes, algorithm) =>
  hash(algorithm, bytes, 'hex')
