import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'
import { rowOf } from './use-focused-row.ts'

/** Where the focus is within an area: enough to find who is next to it once it is gone. */
interface Place {
  control: Element
  row: string | null
  position: number
}

// Of a group of radio buttons, the checked one is the group's place in the tab order.
const CONTROLS = 'button, a[href], input:not([type="radio"]), input:checked'

/**
 * Gives the focus an heir whenever what has it in `area` is taken out of the page, by a click or
 * by itself: a control that is left in its row (`data-row`), else the one that took its place,
 * else `onEmpty` is called. Without this it would fall back to the top of the page. Use it in the
 * component that renders the area, which must be rendered for every such change.
 */
export function useFocusHeir(area: RefObject<HTMLElement | null>, onEmpty: () => void): void {
  const place = useRef<Place | null>(null)
  const leave = useEffectEvent(onEmpty)
  useEffect(() => follow(area, place), [area])
  useLayoutEffect(() => {
    const { current: last } = place
    if (!last) return
    if (last.control.isConnected) {
      place.current = placeOf(area.current, last.control)
      return
    }
    place.current = null
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const heir = heirOf(area.current, last)
    if (heir) heir.focus()
    else leave()
  })
}

function follow(
  area: RefObject<HTMLElement | null>,
  place: RefObject<Place | null>,
): () => void {
  const onFocusIn = ({ target }: FocusEvent) => {
    place.current = target instanceof Element ? placeOf(area.current, target) : null
  }
  const onFocusOut = ({ target }: FocusEvent) => {
    // Some browsers say this of what is being taken out, too; by then that is done.
    queueMicrotask(() => {
      const isLeft = place.current?.control === target && document.activeElement !== target
      if (isLeft && place.current?.control.isConnected === true) place.current = null
    })
  }
  document.addEventListener('focusin', onFocusIn)
  document.addEventListener('focusout', onFocusOut)
  return () => {
    document.removeEventListener('focusin', onFocusIn)
    document.removeEventListener('focusout', onFocusOut)
  }
}

function placeOf(area: HTMLElement | null, control: Element): Place | null {
  if (area?.contains(control) !== true) return null
  return {
    control,
    row: rowOf(control),
    position: controlsIn(area).findIndex((one) => one === control),
  }
}

function heirOf(area: HTMLElement | null, { row, position }: Place): HTMLElement | undefined {
  if (area === null) return undefined
  const sameRow = row === null ? null : area.querySelector(`[data-row="${CSS.escape(row)}"]`)
  const all = controlsIn(area)
  return controlsIn(sameRow)[0] ?? all.at(Math.max(0, position)) ?? all.at(-1)
}

const controlsIn = (part: Element | null): HTMLElement[] =>
  part ? [...part.querySelectorAll<HTMLElement>(CONTROLS)] : []
