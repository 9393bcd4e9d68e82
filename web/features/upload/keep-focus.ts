import { flushSync } from 'react-dom'

// Of a group of radio buttons, the checked one is the group's place in the tab order.
const CONTROLS = 'button, a[href], input:not([type="radio"]), input:checked'

/**
 * Does what may remove the focused control from `list`, then gives the focus to what is left
 * in its row, else to the control that took its place, else calls `onEmpty`. Without this the
 * focus would fall back to the top of the page.
 */
export function keepFocus(
  list: HTMLElement | null,
  act: () => void,
  onEmpty: () => void,
): void {
  const place = controlsIn(list).findIndex((control) => control === document.activeElement)
  const row = document.activeElement?.closest('li') ?? null
  flushSync(act)
  const isLost = document.activeElement === null || document.activeElement === document.body
  if (place < 0 || !isLost) return
  const [heir = controlsIn(list).at(place) ?? controlsIn(list).at(-1)] = controlsIn(row)
  if (heir) heir.focus()
  else onEmpty()
}

const controlsIn = (part: HTMLElement | null) =>
  part?.isConnected === true ? [...part.querySelectorAll<HTMLElement>(CONTROLS)] : []
