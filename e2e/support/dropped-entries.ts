/** Something dropped, as the page sees it. */
export type DroppedEntry = DroppedFile | DroppedFolder

interface DroppedFile {
  name: string
  /** Null for a file that the browser may not read. */
  text: string | null
}

interface DroppedFolder {
  name: string
  inside: DroppedEntry[]
  /** It answers only after `letReadingGoOn`, as a folder on a slow drive does. */
  isHeld?: boolean
}

/**
 * Makes a drop whose entries are the test's own; everything about it is as the browser has it.
 * Runs in the page, so that all it needs is in it.
 */
export function dropInPage(entries: DroppedEntry[]): void {
  const entryOf = (entry: DroppedEntry): object => {
    if ('inside' in entry) return folderEntry(entry)
    const { name, text } = entry
    return {
      name,
      isFile: true,
      isDirectory: false,
      file: (give: (file: File) => void, fail: (error: DOMException) => void) =>
        text === null
          ? fail(new DOMException('It may not be read.', 'NotReadableError'))
          : give(new File([text], name, { type: 'text/plain' })),
    }
  }
  const folderEntry = ({ name, inside, isHeld }: DroppedFolder) => ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const rest = inside.map(entryOf)
      // As many as Chromium gives at a time.
      const next = () => rest.splice(0, 100)
      return {
        readEntries: (give: (entries: object[]) => void) =>
          isHeld
            ? window.addEventListener('reading-goes-on', () => give(next()), { once: true })
            : setTimeout(() => give(next())),
      }
    },
  })
  const items = entries.map((entry) => ({
    kind: 'file',
    type: '',
    getAsFile: () => null,
    webkitGetAsEntry: () => entryOf(entry),
  }))
  const dataTransfer = { types: ['Files'], files: [], items }
  const drop = new Event('drop', { bubbles: true, cancelable: true })
  document.body.dispatchEvent(
    Object.defineProperty(drop, 'dataTransfer', { value: dataTransfer }),
  )
}
