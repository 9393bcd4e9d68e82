/** Whether the focus is nowhere, or on what was just taken away: then it may be put somewhere. */
export function isFocusFree(): boolean {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) return true
  return !activeElement.checkVisibility()
}
