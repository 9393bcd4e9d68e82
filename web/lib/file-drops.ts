/** As much of a drop as whoever takes it reads; a real one is empty once its event is over. */
interface KeptTransfer {
  types: readonly string[]
  files: readonly File[]
  items: readonly KeptItem[]
}

interface KeptItem {
  kind: string
  type: string
  getAsFile: () => File | null
  /** How a dropped folder is read. */
  webkitGetAsEntry: () => FileSystemEntry | null
  /** How a file is found again after a reload; missing where the browser has no such thing. */
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>
}

type DragLike = Event & { dataTransfer?: DataTransfer | null }

/** Takes the files that are dropped on a page anywhere, at any time. */
export interface FileDrops {
  /**
   * Begins. From now on the browser opens no dropped file in the place of the page: what
   * nobody within `page`, the window, takes goes to the area, or waits until there is one.
   */
  guard: (page: EventTarget) => void
  /** Sends drops to `area` as `drop` events, those that wait first. Returns the way to stop. */
  sendTo: (area: EventTarget) => () => void
}

/** Makes a FileDrops for one page. */
export function createFileDrops(): FileDrops {
  const waiting: KeptTransfer[] = []
  let area: EventTarget | null = null
  let isSending = false

  const send = () => {
    if (area === null) return
    isSending = true
    for (const transfer of waiting.splice(0)) area.dispatchEvent(dropEvent(transfer))
    isSending = false
  }
  const onDrop = (event: DragLike) => {
    if (isSending || event.defaultPrevented || !carriesFiles(event)) return
    event.preventDefault()
    if (event.dataTransfer) waiting.push(kept(event.dataTransfer))
    send()
  }
  return {
    guard(page) {
      page.addEventListener('dragover', (event) => {
        if (carriesFiles(event)) event.preventDefault()
      })
      page.addEventListener('drop', onDrop)
    },
    sendTo(next) {
      area = next
      // Not at once: an effect that is undone and done again must not lose them in between.
      queueMicrotask(send)
      return () => {
        if (area === next) area = null
      }
    },
  }
}

/** The console's own. */
export const fileDrops = createFileDrops()

/** Whether an event of a drag offers files, rather than text or a link. */
export function carriesFiles(event: DragLike): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

function kept({ types, files, items }: DataTransfer): KeptTransfer {
  return { types: [...types], files: [...files], items: Array.from(items, keptItem) }
}

function keptItem(item: DataTransferItem, at: number): KeptItem {
  const { kind, type } = item
  const file = item.getAsFile()
  const entry = entryOf(item, at)
  const handle = item.getAsFileSystemHandle?.()
  // Whoever reads the drop hears of a refusal; until then it is nobody's mistake.
  handle?.catch(() => undefined)
  return {
    kind,
    type,
    getAsFile: () => file,
    webkitGetAsEntry: () => entry,
    ...(handle && { getAsFileSystemHandle: () => handle }),
  }
}

/** Of a drop whose things have handles, so many are asked for their entries as well. */
const MOST_ENTRIES = 200

/**
 * The entry of the thing at `at` of a drop. For each the page stands still while Chromium looks at
 * the disk, and what has a handle needs none but for a folder that may not be had by it (the home
 * folder, say): nobody drops that after hundreds of others.
 */
export function entryOf(
  item: Pick<Partial<KeptItem>, 'webkitGetAsEntry' | 'getAsFileSystemHandle'>,
  at: number,
): FileSystemEntry | null {
  if (at >= MOST_ENTRIES && item.getAsFileSystemHandle) return null
  return item.webkitGetAsEntry?.() ?? null
}

function dropEvent(transfer: KeptTransfer): Event {
  const event = new Event('drop', { bubbles: true, cancelable: true })
  return Object.defineProperty(event, 'dataTransfer', { value: transfer })
}
