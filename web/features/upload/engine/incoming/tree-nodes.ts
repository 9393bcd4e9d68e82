import {
  type AnyHandle,
  isFileHandle,
  isFolderHandle,
} from '../../../../lib/file-system-access.ts'

/** A file or folder that was dropped or picked, in whichever way the browser gives it. */
export type TreeNode = FileNode | FolderNode

export interface FileNode {
  readonly kind: 'file'
  readonly name: string
  /** Rejects when it cannot be read. May never answer. */
  readonly open: () => Promise<OpenedFile>
}

export interface OpenedFile {
  readonly file: File
  readonly handle?: FileSystemFileHandle
}

export interface FolderNode {
  readonly kind: 'folder'
  readonly name: string
  /**
   * Begins to read it. Each call of the result gives some more of what is in it, and null when
   * that was all; it rejects when the rest cannot be read, and may never answer.
   */
  readonly list: () => () => Promise<readonly TreeNode[] | null>
}

/** A node of the File System Access API; null for a kind that is not known yet. */
export function handleNode(handle: FileSystemHandle): TreeNode | null {
  const { name } = handle
  if (isFileHandle(handle)) {
    return { kind: 'file', name, open: async () => ({ file: await handle.getFile(), handle }) }
  }
  return isFolderHandle(handle)
    ? { kind: 'folder', name, list: () => listHandle(handle) }
    : null
}

function listHandle(handle: FileSystemDirectoryHandle) {
  const inside: AsyncIterator<AnyHandle> = handle.values()
  return async () => {
    const next = await inside.next()
    if (next.done) return null
    const node = handleNode(next.value)
    return node ? [node] : []
  }
}

/** A node of the File and Directory Entries API; null for a kind that is not known yet. */
export function entryNode(entry: FileSystemEntry): TreeNode | null {
  const { name } = entry
  if (isFileEntry(entry)) return { kind: 'file', name, open: () => openEntry(entry) }
  return isFolderEntry(entry) ? { kind: 'folder', name, list: () => listEntry(entry) } : null
}

function openEntry(entry: FileSystemFileEntry): Promise<OpenedFile> {
  return new Promise((resolve, reject) => {
    entry.file((file) => resolve({ file }), reject)
  })
}

/** Chromium gives at most 100 entries at a time: only an empty answer means that it was all. */
function listEntry(entry: FileSystemDirectoryEntry) {
  const reader = entry.createReader()
  return async () => {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    return entries.length === 0 ? null : entries.flatMap((inner) => entryNode(inner) ?? [])
  }
}

const isFileEntry = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolderEntry = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory

/** A file that the browser gave as such; its own path, if it came with a folder, is kept. */
export function plainNode(file: File): FileNode {
  const name = file.webkitRelativePath || file.name
  return { kind: 'file', name, open: async () => ({ file }) }
}
