import { entryOf } from '../../../../lib/file-drops.ts'
import { createBreather } from '../breather.ts'
import { type TreeNode, entryNode, handleNode, plainNode } from './tree-nodes.ts'
import { type FoundFiles, type WalkWatch, walkTree } from './walk-tree.ts'

/** As much of a drop's DataTransfer as is read. */
export interface Dropped {
  readonly items: Iterable<DroppedItem>
  readonly files: Iterable<File>
}

export interface DroppedItem {
  readonly kind: string
  getAsFile: () => File | null
  webkitGetAsEntry?: () => FileSystemEntry | null
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>
}

/** How long a browser may take to hand out a handle, in ms, until it is done without. */
const HANDLE_PATIENCE_MS = 10_000

/** All that an item gives, which it does only within the event. */
interface Taken {
  readonly handle: Promise<FileSystemHandle | null>
  readonly entry: FileSystemEntry | null
  readonly file: File | null
}

/**
 * Finds all files of a drop. Must be called within the drop event, before anything is awaited:
 * afterwards the browser has taken everything away. Where it grants handles each file comes with
 * its own, by which it can be read again after a reload.
 */
export async function readDrop(dropped: Dropped, watch: WalkWatch = {}): Promise<FoundFiles> {
  const breathe = createBreather()
  const taken = takeAll(dropped)
  // All that can come after the event does: of thousands of files taking them is enough for it.
  await breathe()
  return walkTree(await rootsOf(taken, breathe), watch)
}

/** Asks for everything at once; only the answers may come later. */
function takeAll({ items, files }: Dropped): Taken[] {
  const fileItems = [...items].filter(({ kind }) => kind === 'file')
  if (fileItems.length === 0) return Array.from(files, takenFile)
  return fileItems.map((item, at) => ({
    handle: askForHandle(item),
    entry: entryOf(item, at),
    file: item.getAsFile(),
  }))
}

const NO_HANDLE = Promise.resolve(null)
const takenFile = (file: File): Taken => ({ handle: NO_HANDLE, entry: null, file })

/** An answer in any case: a browser may refuse, also at once, or have no such function. */
async function askForHandle(item: DroppedItem): Promise<FileSystemHandle | null> {
  try {
    return (await item.getAsFileSystemHandle?.()) ?? null
  } catch {
    return null
  }
}

/** One clock for all, who were asked at once: ten thousand timers would keep the page busy. */
async function rootsOf(
  taken: readonly Taken[],
  breathe: () => Promise<void>,
): Promise<TreeNode[]> {
  const { promise: end, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, HANDLE_PATIENCE_MS, null)
  const roots: TreeNode[] = []
  for (const one of taken) {
    const root = rootOf(await Promise.race([one.handle, end]), one)
    if (root) roots.push(root)
    await breathe()
  }
  clearTimeout(timer)
  return roots
}

/** A folder that may not be had by a handle (the home folder, say) can often be read anyway. */
function rootOf(handle: FileSystemHandle | null, { entry, file }: Taken): TreeNode | null {
  return (
    (handle && handleNode(handle)) ?? (entry && entryNode(entry)) ?? (file && plainNode(file))
  )
}
