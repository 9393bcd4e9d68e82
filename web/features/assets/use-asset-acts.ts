import { useState } from 'react'
import { useChangeAssets, useUndoChange } from '../../api/changes.ts'
import type { Place } from '../../api/place.ts'
import { fetchProof } from '../../api/proof.ts'
import { toasts, type ToastContent } from '../../ui/toasts.ts'
import { tellMissing } from '../../ui/use-optional-part.ts'
import type { ActDeps, AssetActs } from './asset-acts.ts'
import { createFocusRequests, requestFocus, type FocusRequests } from './focus-requests.ts'
import { assetActs } from './late-parts.ts'
import { createProofs, type Proofs } from './proofs.ts'

/** The acts on an Environment's assets in this page, what they proved, and where they put the focus. */
export interface ActsInPage {
  acts: AssetActs
  proofs: Proofs
  focusRequests: FocusRequests
}

/** Joins the acts to the server, the toasts and the focus of this page. */
export function useAssetActs(place: Place): ActsInPage {
  const { mutateAsync: change } = useChangeAssets(place)
  const { mutateAsync: undo } = useUndoChange(place)
  const [inPage] = useState((): ActsInPage => {
    const proofs = createProofs()
    const focusRequests = createFocusRequests()
    const acts = lateActs({
      change,
      undo,
      prove: fetchProof,
      toast: { add: toasts.add, update: updateIfShown },
      proofs,
      focus: (assetSid) => requestFocus(focusRequests, assetSid),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    })
    return { acts, proofs, focusRequests }
  })
  return inPage
}

/** The acts, whose code comes with the first of them. */
function lateActs(deps: ActDeps): AssetActs {
  let made: AssetActs | null = null
  const acts = async () => {
    const createAssetActs = await assetActs.load()
    made ??= createAssetActs(deps)
    return made
  }
  return {
    setVisibility: (...args) =>
      acts().then(({ setVisibility }) => setVisibility(...args), tellMissing),
    remove: (...args) => acts().then(({ remove }) => remove(...args), tellMissing),
    // The dialog that asks for it says why it could not be done.
    move: (...args) => acts().then(({ move }) => move(...args)),
  }
}

// A toast that was dismissed, or whose Undo was taken, must not come back.
function updateIfShown(id: string, content: ToastContent): void {
  if (toasts.get().some((toast) => toast.id === id)) toasts.update(id, content)
}
