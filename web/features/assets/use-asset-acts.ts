import { useState } from 'react'
import { useChangeAssets, useUndoChange } from '../../api/changes.ts'
import type { Place } from '../../api/place.ts'
import { fetchProof } from '../../api/proof.ts'
import { toasts, type ToastContent } from '../../ui/toasts.ts'
import { createAssetActs, type AssetActs } from './asset-acts.ts'
import { createFocusRequests, requestFocus, type FocusRequests } from './focus-requests.ts'
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
    const acts = createAssetActs({
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

// A toast that was dismissed, or whose Undo was taken, must not come back.
function updateIfShown(id: string, content: ToastContent): void {
  if (toasts.get().some((toast) => toast.id === id)) toasts.update(id, content)
}
