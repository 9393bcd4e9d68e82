import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'
import { rowOf } from './use-focused-row.ts'

/** Where the focus is within an area: enough to find who is next to it once it is gone. */
interface Place {
  control: Element
  /** Among all controls. */
  position: number
  /** Null outside of rows. `at` is among the rows, `position` among the row's controls. */
  row: { name: string; at: number; position: number } | null
}

// Of a group of radio buttons, the checked one is the group's place in the tab order.
const CONTROLS = 'button, a[href], input:not([type="radio"]), input:checked'

/**
 * Gives the focus an heir whenever what has it in `area` is taken out of the page, by a click or
 * by itself: a control that is left in its row (`data-row`), else the like in the row that took
 * its place, else what is next; else `onEmpty` is called. Without this it would fall back to the top of the page. Use it in the
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
  const row = control.closest('[data-row]')
  return {
    control,
    position: controlsIn(area).findIndex((one) => one === control),
    row: row && {
      name: rowOf(row) ?? '',
      at: rowsIn(area).indexOf(row),
      position: controlsIn(row).findIndex((one) => one === control),
    },
  }
}

function heirOf(area: HTMLElement | null, { row, position }: Place): HTMLElement | undefined {
  if (area === null) return undefined
  return (row && heirInRows(rowsIn(area), row)) ?? nearest(controlsIn(area), position)
}

function heirInRows(rows: Element[], { name, at, position }: NonNullable<Place['row']>) {
  const own = rows.find((row) => rowOf(row) === name)
  return own ? controlsIn(own)[0] : nearest(controlsIn(nearest(rows, at)), position)
}

const nearest = <One>(all: readonly One[], position: number): One | undefined =>
  all[Math.max(0, position)] ?? all.at(-1)

const rowsIn = (area: HTMLElement) => [...area.querySelectorAll('[data-row]')]

const controlsIn = (part: Element | undefined): HTMLElement[] =>
  part ? [...part.querySelectorAll<HTMLElement>(CONTROLS)] : []
