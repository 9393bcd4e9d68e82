import type { DropEvent } from 'react-dropzone'
import type { Dropped } from '../engine/incoming/walk-drop.ts'

/**
 * What an event of the drop area brings: a drop, or a choice in its file input. Null for the
 * others, such as a drag that has not ended.
 */
export function filesOfEvent(
  event: DropEvent | readonly FileSystemFileHandle[],
): Dropped | null {
  if (!('type' in event)) return null
  if (event.type === 'drop' && 'dataTransfer' in event) return event.dataTransfer
  if (event.type !== 'change') return null
  const { target } = event
  return target instanceof HTMLInputElement ? filesOfInput(target) : null
}

/** What was chosen in an input; of a folder, each file with its path below it. */
export const filesOfInput = (input: HTMLInputElement): Dropped => ({
  items: [],
  files: [...(input.files ?? [])],
})

/** Has the browser ask for files. The same ones can be chosen again: that is a change too. */
export function openInput(input: HTMLInputElement | null): void {
  if (input === null) return
  input.value = ''
  input.click()
}

/** Whether the browser lets people choose a folder, in one way or the other. */
export const canChooseFolder = (): boolean =>
  window.showDirectoryPicker !== undefined || 'webkitdirectory' in HTMLInputElement.prototype
