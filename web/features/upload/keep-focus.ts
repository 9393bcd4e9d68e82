import { flushSync } from 'react-dom'

const CONTROLS = 'button, a[href], input'

/**
 * Does what removes the focused control from `list`, then gives the focus to the control that
 * took its place, or calls `onEmpty` when none is left. Without this the focus would fall
 * back to the top of the page.
 */
export function keepFocus(
  list: HTMLElement | null,
  act: () => void,
  onEmpty: () => void,
): void {
  const place = controlsIn(list).findIndex((control) => control === document.activeElement)
  flushSync(act)
  const isLost = document.activeElement === null || document.activeElement === document.body
  if (place < 0 || !isLost) return
  const left = controlsIn(list)
  const heir = left[Math.min(place, left.length - 1)]
  if (heir?.isConnected) heir.focus()
  else onEmpty()
}

const controlsIn = (list: HTMLElement | null) => [
  ...(list?.querySelectorAll<HTMLElement>(CONTROLS) ?? []),
]
