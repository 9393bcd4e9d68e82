import type { Asset } from '../../../contract/assets.ts'
import { splitPath } from '../../../contract/asset-path.ts'
import { messageOf } from '../../api/errors.ts'
import type { Proof } from '../../api/proof.ts'
import type { ToastContent } from '../../ui/toasts.ts'
import { reportProof, type ProofReport, type Wanted } from './proof-words.ts'
import { noteProof, type Proofs } from './proofs.ts'

/** What reporting needs of the world. */
export interface ReportDeps {
  prove: (url: string) => Promise<Proof>
  /** `update` replaces what a toast says, as long as it is still on screen. */
  toast: {
    add: (content: ToastContent) => string
    update: (id: string, content: ToastContent) => void
  }
  proofs: Proofs
  wait: (ms: number) => Promise<void>
}

/** What became of an asset, and the URL to ask about it (null: none, so nothing to prove). */
export interface Success {
  asset: Asset
  title: string
  undo: (() => void) | null
  url: string | null
  wanted: Wanted
  /** Whether nothing newer was done to the asset; else a late proof would mislead. */
  isLatest: () => boolean
}

/** A proof that comes within it is part of the toast from the start, and is read out once. */
const PROOF_PATIENCE_MS = 400

/** “logo.png” of /assets/logo.png. */
export const quoted = ({ path }: Asset) => `“${splitPath(path).name || path}”`

/** Tells of a success, with Undo, and proves what its URL answers now. */
export async function reportSuccess(deps: ReportDeps, success: Success): Promise<void> {
  const { asset, title, undo, url, wanted, isLatest } = success
  const content: ToastContent = {
    variant: 'success',
    title,
    about: asset.sid,
    ...(undo && { action: { label: 'Undo', onAction: undo } }),
  }
  if (url === null) {
    deps.toast.add(content)
    return
  }
  const proving = deps.prove(url).then((proof) => reportProof(proof, wanted))
  const early = await Promise.race([proving, deps.wait(PROOF_PATIENCE_MS)])
  const checking = { ...content, body: `Checking what ${url} answers now…` }
  const id = deps.toast.add(early ? withProof(content, early) : checking)
  const report = await proving
  if (!early) deps.toast.update(id, withProof(content, report))
  // That a public URL works is what its card says anyway.
  if (isLatest())
    noteProof(deps.proofs, asset.sid, wanted === 'open' && report.kept ? null : report)
}

/** Tells of a failure: how things stand, why, and a way to try again. */
export function reportFailure(
  { toast }: Pick<ReportDeps, 'toast'>,
  title: string,
  error: unknown,
  again: (() => void) | null,
): void {
  toast.add({
    variant: 'error',
    title,
    body: messageOf(error),
    ...(again && { action: { label: 'Try again', onAction: again } }),
  })
}

const withProof = (content: ToastContent, { kept, text }: ProofReport): ToastContent => ({
  ...content,
  variant: kept ? content.variant : 'warning',
  body: text,
})
