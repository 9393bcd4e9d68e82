/**
 * Puts text on the clipboard. The modern way needs https or localhost and may be refused; the
 * old one works on plain http. Resolves to false when neither did: then show the text to copy.
 */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Copies through a hidden field and gives the focus back; false when the browser refuses. */
const copyBySelection = (text: string): boolean => {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Inside an open dialog only what is in the dialog may take the focus.
  const host = before?.closest('[role=dialog],[role=alertdialog]') ?? document.body
  host.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}
