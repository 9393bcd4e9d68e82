import { useEffect, useState, type RefObject } from 'react'
import type { Asset } from '../../../contract/assets.ts'
import { useStore } from '../../lib/use-store.ts'
import type { FocusRequests } from './focus-requests.ts'

/** How long an asset may take to appear before the focus goes to the list instead. */
const PATIENCE_MS = 500

/**
 * Fulfils requests for the focus within `root`, and tells which asset must stay rendered: the
 * one that has the focus or is about to get it. Items carry `data-asset` with
 * their SID, and `data-focus` on what takes the focus for them.
 */
export function useKeptFocus(
  requests: FocusRequests,
  assets: readonly Asset[],
  root: RefObject<HTMLElement | null>,
): number | null {
  const [focused, setFocused] = useState<string | null>(null)
  const target = useStore(requests)
  const wanted = target === null || target === 'list' ? null : target.assetSid
  const isThere = assets.some(({ sid }) => sid === wanted)

  useEffect(() => {
    if (target === null) return undefined
    const take = (element: HTMLElement | null | undefined) => {
      element?.focus()
      requests.set(null)
    }
    if (isThere) return take(root.current?.querySelector<HTMLElement>(focusPlaceOf(wanted)))
    if (target === 'list') return take(root.current)
    const timer = setTimeout(() => take(root.current), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [target, wanted, isThere, requests, root])

  useEffect(() => {
    const onFocusIn = ({ target: element }: FocusEvent) => {
      const item = element instanceof Element ? element.closest('[data-asset]') : null
      setFocused(item?.getAttribute('data-asset') ?? null)
    }
    document.addEventListener('focusin', onFocusIn)
    return () => document.removeEventListener('focusin', onFocusIn)
  }, [])

  const kept = assets.findIndex(({ sid }) => sid === (wanted ?? focused))
  return kept < 0 ? null : kept
}

const focusPlaceOf = (assetSid: string | null) => `[data-asset="${assetSid}"] [data-focus]`
