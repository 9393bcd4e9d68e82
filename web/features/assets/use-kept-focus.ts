import { useEffect, useState, type RefObject } from 'react'
import type { Asset } from '../../../contract/assets.ts'
import { useStore } from '../../lib/use-store.ts'
import type { FocusRequests } from './focus-requests.ts'

/** How long an asset may take to appear before the focus goes to the list instead. */
const PATIENCE_MS = 500

/**
 * Fulfils requests for the focus within `root`, and tells which asset must stay rendered: the
 * one that has the focus or is about to get it. Items carry `data-asset` with their SID.
 */
export function useKeptFocus(
  requests: FocusRequests,
  assets: readonly Asset[],
  root: RefObject<HTMLElement | null>,
) {
  const [focused, setFocused] = useState<string | null>(null)
  const target = useStore(requests)
  const wanted = target === null || target === 'list' ? null : target.assetSid

  useEffect(() => {
    if (target === null) return undefined
    const take = (element: HTMLElement | null | undefined) => {
      element?.focus()
      requests.set(null)
    }
    if (target === 'list') return take(root.current)
    const item = root.current?.querySelector<HTMLElement>(`[data-asset="${target.assetSid}"]`)
    if (item) return take(item)
    const timer = setTimeout(() => take(root.current), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [target, assets, requests, root])

  const onFocus = (event: { target: Element }) => {
    const item = event.target.closest('[data-asset]')
    setFocused(item?.getAttribute('data-asset') ?? null)
  }
  const sid = wanted ?? focused
  const kept = sid === null ? -1 : assets.findIndex((asset) => asset.sid === sid)
  return { kept: kept < 0 ? null : kept, onFocus }
}
