import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'
import type { Variable } from '../../../contract/variables.ts'

/**
 * Moves the focus within `root` to the Variable with a key (null: to where one is added), as
 * soon as the list has come to what it asks for.
 */
export function useRowFocus(
  root: RefObject<HTMLElement | null>,
  variables: readonly Variable[] | undefined,
): (key: string | null) => void {
  // Undefined while nothing is wanted.
  const wanted = useRef<string | null>(undefined)
  const take = useEffectEvent(() => {
    const key = wanted.current
    if (key === undefined) return
    const isThere =
      key === null ? variables?.length === 0 : variables?.some((each) => each.key === key)
    if (isThere !== true) return
    wanted.current = undefined
    focusPlaceIn(root.current, key)?.focus()
  })
  useEffect(() => take())
  return (key) => {
    wanted.current = key
    // The list may be there already.
    focusPlaceIn(root.current, key)?.focus()
  }
}

/** What takes the focus for a Variable; without it, the way to a new one. */
export const focusPlaceIn = (root: HTMLElement | null, key: string | null) =>
  root?.querySelector<HTMLElement>(`[data-variable="${key}"] [data-focus]`) ??
  root?.querySelector<HTMLElement>('[data-add]') ??
  root
