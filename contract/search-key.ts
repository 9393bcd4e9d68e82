/** The form in which `q` is compared with paths: composed (NFC) and in lower case. */
export function searchKey(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
