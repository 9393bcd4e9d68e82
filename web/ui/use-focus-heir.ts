import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react'
import { rowOf } from './use-focused-row.ts'

/** Where the focus is within an area: enough to find who is next to it once it is gone. */
interface Place {
  control: Element
  /** Among the controls of its row, or among those of the area that are in no row. */
  position: number
  /** Null outside of rows. `at` is among the rows. */
  row: { name: string; at: number } | null
}

// Of a group of radio buttons, the checked one is the group's place in the tab order.
const CONTROLS = 'button, a[href], input:not([type="radio"]), input:checked'

/**
 * Gives the focus an heir whenever what has it in `area` is taken out of the page, by a click or
 * by itself: a control that is left in its row (`data-row`), else the like in the row that took
 * its place, else what is next; without any, `onEmpty` is called. Without this the focus would
 * fall back to the top of the page. Use it in the component that renders the area, which must be
 * rendered for every such change.
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
  const peers = row ? controlsIn(row) : controlsOutside(area)
  return {
    control,
    position: peers.findIndex((one) => one === control),
    row: row && { name: rowOf(row) ?? '', at: rowsIn(area).indexOf(row) },
  }
}

function heirOf(area: HTMLElement | null, { row, position }: Place): HTMLElement | undefined {
  if (area === null) return undefined
  const inRows = row && heirInRows(rowsIn(area), row, position)
  return inRows ?? nearest(controlsOutside(area), row ? 0 : position)
}

function heirInRows(
  rows: Element[],
  { name, at }: NonNullable<Place['row']>,
  position: number,
): HTMLElement | undefined {
  const own = rows.find((row) => rowOf(row) === name)
  return own ? controlsIn(own)[0] : nearest(controlsIn(nearest(rows, at)), position)
}

const nearest = <One>(all: readonly One[], position: number): One | undefined =>
  all[Math.max(0, position)] ?? all.at(-1)

const rowsIn = (area: HTMLElement) => [...area.querySelectorAll('[data-row]')]

const controlsOutside = (area: HTMLElement) =>
  controlsIn(area).filter((control) => rowOf(control) === null)

const controlsIn = (part: Element | undefined): HTMLElement[] =>
  part ? [...part.querySelectorAll<HTMLElement>(CONTROLS)] : []
