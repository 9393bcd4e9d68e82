import type * as promises from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { StorageFull } from './port.ts'

/** The part of node:fs/promises the disk store needs; tests hand in one that breaks. */
export type DiskFiles = Pick<
  typeof promises,
  'mkdir' | 'open' | 'readdir' | 'rename' | 'stat' | 'unlink' | 'utimes'
>

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined

/** The error as the port names it: a disk or quota that is full is StorageFull. */
export function blobError(error: unknown): unknown {
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT' ? new StorageFull({ cause: error }) : error
}

/** The answer, or null when there is no such file. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** Runs a task with an open file and closes it whatever comes. */
export async function withFile<T>(
  opening: Promise<FileHandle>,
  task: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await opening
  try {
    return await task(file)
  } finally {
    await file.close()
  }
}

/**
 * Makes the names in a folder durable: without it a power cut can forget a rename though the
 * file itself was synced (fsync(2)). Windows has no such call and needs none.
 */
export async function syncFolder(files: DiskFiles, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await withFile(files.open(folder, 'r'), (file) => file.sync())
}
