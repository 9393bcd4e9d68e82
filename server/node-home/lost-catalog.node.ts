import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.node.ts'
import { errorCode, whenMissing } from './error-code.ts'
import { StartProblem } from './start-problem.node.ts'

/**
 * Refuses a folder that was used before and has lost its catalog: a new one would know none
 * of the blobs, which would look like waste. To be called before a catalog is made. Throws
 * StartProblem.
 */
export async function refuseLostCatalog(folder: DataFolder): Promise<void> {
  const size = await sizeOf(folder.catalogFile)
  if (size !== null && size > 0) return
  const usedBefore = (await sizeOf(folder.formatFile)) !== null
  if (!usedBefore && !(await holdsBlobs(folder))) return
  const state = size === null ? 'missing' : 'empty'
  throw new StartProblem(
    `${folder.catalogFile} is ${state}, though ${folder.path} was used before: without its ` +
      'catalog Hangar knows none of the files in it. Put the catalog back, or restore the ' +
      'whole folder from a backup; to begin anew, set HANGAR_DATA to another folder.',
  )
}

async function sizeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(whenMissing(null))
  return found?.size ?? null
}

async function holdsBlobs(folder: DataFolder): Promise<boolean> {
  const blobs = join(folder.path, 'blobs')
  for (const shard of await readdir(blobs).catch(whenMissing([]))) {
    if ((await entriesOf(join(blobs, shard))).length > 0) return true
  }
  return false
}

/** A file where a folder should be holds nothing. */
function entriesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOTDIR') return []
    throw error
  })
}
