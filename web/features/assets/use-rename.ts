import { useState } from 'react'
import type { Asset } from '../../../contract/assets.ts'

/** Which asset the rename dialog is about; `turn` makes each opening a fresh form. */
interface Renaming {
  asset: Asset
  turn: number
  open: boolean
}

/** Opens and closes the rename dialog; it keeps its asset while it fades away. */
export function useRename() {
  const [renaming, setRenaming] = useState<Renaming | null>(null)
  const start = (asset: Asset) =>
    setRenaming((before) => ({ asset, turn: (before?.turn ?? 0) + 1, open: true }))
  const stop = () => setRenaming((before) => before && { ...before, open: false })
  return { renaming, start, stop }
}
