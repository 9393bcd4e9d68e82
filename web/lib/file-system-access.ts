/**
 * The part of the File System Access API (https://wicg.github.io/file-system-access/) that
 * TypeScript's DOM library lacks. Chromium has it, on https and on localhost; the others don't.
 */
declare global {
  interface DataTransferItem {
    /** Must be called within the drop event. Null for what is no file. */
    getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>
  }

  interface Window extends Pickers {}
}

/** Both reject with AbortError when nothing is chosen. `id` names where they begin. */
export interface Pickers {
  showOpenFilePicker?: (options: {
    id: string
    multiple: boolean
  }) => Promise<FileSystemFileHandle[]>
  showDirectoryPicker?: (options: {
    id: string
    mode: 'read'
  }) => Promise<FileSystemDirectoryHandle>
}

/** A handle, told apart by its `kind`. */
export type AnyHandle = FileSystemFileHandle | FileSystemDirectoryHandle

/** TypeScript's own FileSystemHandle is not told apart by its kind. */
export const isFileHandle = (handle: FileSystemHandle): handle is FileSystemFileHandle =>
  handle.kind === 'file'

export const isFolderHandle = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
  handle.kind === 'directory'
