import { createPatience } from './patience.ts'
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

/**
 * Finds all files of a drop. Must be called within the drop event, before anything is awaited:
 * afterwards the browser has taken everything away. Where it grants handles each file comes with
 * its own, by which it can be read again after a reload.
 */
export async function readDrop(dropped: Dropped, watch: WalkWatch = {}): Promise<FoundFiles> {
  const roots = takeRoots(dropped)
  const nodes = await Promise.all(roots)
  return walkTree(
    nodes.filter((node) => node !== null),
    watch,
  )
}

/** Asks for everything at once; only the answers may come later. */
function takeRoots({ items, files }: Dropped): Promise<TreeNode | null>[] {
  const patient = createPatience(HANDLE_PATIENCE_MS)
  const fileItems = [...items].filter(({ kind }) => kind === 'file')
  if (fileItems.length === 0) return [...files].map(async (file) => plainNode(file))
  return fileItems.map((item) => {
    const handle = askForHandle(item)
    const entry = item.webkitGetAsEntry?.() ?? null
    const file = item.getAsFile()
    const plain = file && plainNode(file)
    return rootOf(patient(handle), (entry && entryNode(entry)) ?? plain)
  })
}

/** An answer in any case: a browser may refuse at once, or have no such function. */
async function askForHandle(item: DroppedItem): Promise<FileSystemHandle | null> {
  return (await item.getAsFileSystemHandle?.()) ?? null
}

/** A folder that may not be had by a handle (the home folder, say) can often be read anyway. */
async function rootOf(
  answer: Promise<FileSystemHandle | null>,
  otherwise: TreeNode | null,
): Promise<TreeNode | null> {
  const handle = await answer.catch(() => null)
  return (handle && handleNode(handle)) ?? otherwise
}
