import type { Asset, Visibility } from '../../../contract/assets.ts'
import type { Operation } from '../../../contract/changes.ts'
import type { ProofReport } from './proof-words.ts'

/** All that a card or row shows of one asset. */
export interface AssetItem {
  asset: Asset
  /** Its place in the whole list, from 1. */
  position: number
  /** What is being done to it just now. */
  pending: Operation | null
  /** What was proved of its URL since the page was opened. */
  proof: ProofReport | null
}

/** What the controls of a card or row do. */
export interface ItemActs {
  setVisibility: (asset: Asset, visibility: Visibility) => void
  remove: (asset: Asset) => void
  rename: (asset: Asset) => void
}

/** Why an asset's controls rest, or undefined when they don't. */
export const restReason = ({ pending }: AssetItem) =>
  pending ? 'Hangar is still busy with this asset' : undefined

/** The visibility an asset is about to get. */
export const nextVisibility = ({ pending }: AssetItem): Visibility | null =>
  pending?.op === 'visibility' ? pending.visibility : null

/** What is happening to an asset, where its folder stands otherwise. */
export function pendingWords({ pending }: AssetItem): string | null {
  if (pending?.op === 'delete') return 'Deleting…'
  return pending?.op === 'move' ? `Moving to ${pending.path}…` : null
}

/** What both views of the list take. */
export interface AssetsViewProps {
  items: readonly AssetItem[]
  /** How many there are in the whole list, loaded or not. */
  total: number
  /** The index of the item that must stay in the page, if any. */
  kept: number | null
  acts: ItemActs
  onNearEnd: () => void
}
