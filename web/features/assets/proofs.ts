import { createStore, type Store } from '../../lib/store.ts'
import type { ProofReport } from './proof-words.ts'

/** What was proved of assets' URLs since the page was opened, by asset SID. */
export type Proofs = Store<ReadonlyMap<string, ProofReport>>

export const createProofs = (): Proofs =>
  createStore<ReadonlyMap<string, ProofReport>>(new Map())

/** Keeps what was proved of an asset; null forgets it, because it may have changed since. */
export function noteProof(proofs: Proofs, assetSid: string, report: ProofReport | null): void {
  const next = new Map(proofs.get())
  if (report) next.set(assetSid, report)
  else next.delete(assetSid)
  proofs.set(next)
}
