import type { Visibility } from '../../../contract/assets.ts'
import type { Proof } from '../../api/proof.ts'
import type { Tone } from '../../ui/tone.ts'

/** What a URL ought to answer now: to anyone, to signed requests only, or to nobody. */
export type Wanted = 'open' | 'signed' | 'closed'

/** What a visibility promises of an asset's URL. */
export const WANTED: Record<Visibility, Wanted> = {
  public: 'open',
  protected: 'signed',
  private: 'closed',
}

/** What a proof came to, as a whole sentence; `kept` when the URL does as it ought to. */
export interface ProofReport {
  kept: boolean
  tone: Tone
  text: string
}

/** Tells what a URL answered, whether or not that is what it ought to. */
export function reportProof({ url, answer }: Proof, wanted: Wanted): ProofReport {
  if (answer === 'unreachable') {
    return broken(`${url} gave this browser no answer, so nothing is proved. Open it to check.`)
  }
  if (answer >= 500) {
    return broken(`${url} answers ${answer}: the server there has trouble. Check it again.`)
  }
  const isOpen = answer < 400
  if (wanted === 'open') {
    if (isOpen) return kept(`${url} now answers ${answer}: anyone with the URL can read it.`)
    return broken(`${url} answers ${answer}, although the asset is public. Open it to check.`)
  }
  if (isOpen) {
    return broken(
      `${url} still answers ${answer}: whoever has the URL can still read what is there. A cache in front of Hangar may hold a copy.`,
    )
  }
  const reason =
    wanted === 'signed' ? 'it asks for a valid X-Twilio-Signature' : 'it is cut off'
  return kept(`${url} now answers ${answer}: ${reason}.`)
}

const kept = (text: string): ProofReport => ({ kept: true, tone: 'success', text })
const broken = (text: string): ProofReport => ({ kept: false, tone: 'warning', text })
