import { classNames } from '../../ui/class-names.ts'
import type { ProofReport } from './proof-words.ts'

/** What was proved of an asset's URL, on its card or row. */
export function ProofLine({ proof }: { proof: ProofReport | null }) {
  if (!proof) return null
  const colour = proof.kept ? 'text-success' : 'text-warning'
  return <p className={classNames('text-20 break-words', colour)}>{proof.text}</p>
}
