/** The form in which paths are compared when searching: composed (NFC) and in lower case. */
export function searchKey(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
