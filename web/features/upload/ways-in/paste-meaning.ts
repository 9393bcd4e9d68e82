/** Where something is pasted, and what it is. */
export interface Paste {
  /** In a field to type in, which takes text by itself. */
  isInField: boolean
  /** `own`: the dialog that shows what was pasted. */
  dialog: 'none' | 'own' | 'other'
  hasFiles: boolean
  hasText: boolean
}

/** What a paste is to become; null where it is meant for something else on the page. */
export function meaningOf({
  isInField,
  dialog,
  hasFiles,
  hasText,
}: Paste): 'files' | 'text' | null {
  if (dialog === 'other') return null
  // In the own dialog a name has the focus; a picture can't have been meant for that.
  if (isInField && (dialog === 'none' || hasText)) return null
  if (hasFiles) return 'files'
  return hasText ? 'text' : null
}

const FIELDS =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"])'

/** The paste of an event; `isOwnOpen`: the dialog that is open is the one for pasted things. */
export function pasteOf({ target, clipboardData }: ClipboardEvent, isOwnOpen: boolean): Paste {
  const isOpen = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
  return {
    isInField: target instanceof Element && target.closest(FIELDS) !== null,
    dialog: isOpen ? (isOwnOpen ? 'own' : 'other') : 'none',
    hasFiles: [...(clipboardData?.items ?? [])].some(({ kind }) => kind === 'file'),
    hasText: (clipboardData?.getData('text/plain') ?? '').trim() !== '',
  }
}
