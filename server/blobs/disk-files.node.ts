import type * as promises from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { errorCode } from '../node-home/error-code.ts'
import { StorageFull } from './port.ts'

/** What the system says of a disk: its blocks in all, those free for us, and bytes of one. */
interface DiskSize {
  blocks: number
  bavail: number
  bsize: number
}

/** The part of node:fs/promises the disk store needs; tests hand in one that breaks. */
export interface DiskFiles extends Pick<
  typeof promises,
  'chmod' | 'link' | 'mkdir' | 'open' | 'readdir' | 'rename' | 'stat' | 'unlink' | 'utimes'
> {
  statfs(path: string): Promise<DiskSize>
}

/** The error as the port names it: a disk or quota that is full is StorageFull. */
export function blobError(error: unknown): unknown {
  const code = errorCode(error)
  return code === 'ENOSPC' || code === 'EDQUOT' ? new StorageFull({ cause: error }) : error
}

const LINKLESS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])

/** Gives a file a second name; where a disk has no links, the first one goes. */
export async function linkOrRename(files: DiskFiles, from: string, to: string): Promise<void> {
  try {
    await files.link(from, to)
  } catch (error) {
    if (!LINKLESS.has(errorCode(error))) throw error
    await files.rename(from, to)
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
