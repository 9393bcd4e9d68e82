import type { Pickers } from '../../../../lib/file-system-access.ts'
import { handleNode } from './tree-nodes.ts'
import { type FoundFiles, type WalkWatch, walkTree } from './walk-tree.ts'

/** The browser remembers under this name where files were picked last. */
const PICKER_ID = 'hangar-upload'

const NOTHING: FoundFiles = { files: [], unreadable: [], emptyFolders: [], leftOut: [] }

/**
 * Lets someone pick files that come with their handles. Must be called while a click is handled.
 * Nothing chosen is no files; null says that this browser has no such picker, or not here, and
 * that an `<input type=file>` must do.
 */
export async function pickFiles(
  watch: WalkWatch = {},
  page: Pickers = window,
): Promise<FoundFiles | null> {
  const pick = page.showOpenFilePicker?.bind(page)
  if (!pick) return null
  return found(() => pick({ id: PICKER_ID, multiple: true }), watch)
}

/** Lets someone pick a folder, whose files come as those of a dropped one; see pickFiles. */
export async function pickFolder(
  watch: WalkWatch = {},
  page: Pickers = window,
): Promise<FoundFiles | null> {
  const pick = page.showDirectoryPicker?.bind(page)
  if (!pick) return null
  return found(async () => [await pick({ id: PICKER_ID, mode: 'read' })], watch)
}

async function found(
  pick: () => Promise<readonly FileSystemHandle[]>,
  watch: WalkWatch,
): Promise<FoundFiles | null> {
  let handles: readonly FileSystemHandle[]
  try {
    handles = await pick()
  } catch (error) {
    // Anything else is a browser that has the picker and won't show it: in a foreign frame, by
    // an administrator's policy.
    const isNothing = error instanceof DOMException && error.name === 'AbortError'
    return isNothing ? NOTHING : null
  }
  return walkTree(
    handles.flatMap((handle) => handleNode(handle) ?? []),
    watch,
  )
}
