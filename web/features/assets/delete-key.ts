import type { KeyboardEvent } from 'react'

/**
 * Whether a key press asks to delete the card or row it was made in: the bare Delete key, in
 * none of its fields, and not in a dialog or menu that only React takes for a part of it.
 */
export function isDeleteKey(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.key !== 'Delete' || event.altKey || event.ctrlKey || event.metaKey) return false
  const { target, currentTarget } = event
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false
  return !target.matches('input, textarea, select')
}
