import type { Asset } from '../../../contract/assets.ts'

/** The asset that takes the focus when one goes: the next, else the one before, else none. */
export function neighbourOf(assets: readonly Asset[], { sid }: Asset): Asset | null {
  const place = assets.findIndex((asset) => asset.sid === sid)
  if (place < 0) return null
  return assets[place + 1] ?? assets[place - 1] ?? null
}
