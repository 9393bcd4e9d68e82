import { access, constants, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './durable-file.node.ts'
import { errorCode } from './error-code.ts'
import { StartProblem } from './start-problem.node.ts'

/** The layout of the data folder that this Hangar reads and writes. */
export const DATA_FORMAT = 1

/** Where things are in a data folder. */
export interface DataFolder {
  path: string
  lockFile: string
  catalogFile: string
  blobsFolder: string
  credentialsFile: string
}

/** Makes the folder if need be and finds out whether it can be written. Throws StartProblem. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new StartProblem(
      `Hangar cannot write to its data folder ${path} (${errorCode(cause)}); ` +
        'make it writable for this user, or set HANGAR_DATA to another folder.',
      { cause },
    )
  }
  return {
    path,
    lockFile: join(path, 'hangar.lock'),
    catalogFile: join(path, 'catalog.db'),
    blobsFolder: join(path, 'blobs'),
    credentialsFile: join(path, 'credentials.json'),
  }
}

/**
 * Marks a new folder with the format version, and refuses one that a newer Hangar wrote. To be
 * called with the folder locked, before anything else in it is opened. Throws StartProblem.
 */
export async function checkDataFormat(folder: DataFolder): Promise<void> {
  const file = join(folder.path, 'format.json')
  const text = await readFile(file, 'utf8').catch(whenMissing(null))
  if (text === null) {
    await writeDurably(file, `${JSON.stringify({ format: DATA_FORMAT })}\n`, 0o600)
    return
  }
  const format = readFormat(text)
  if (format === null) {
    throw new StartProblem(
      `${file} is damaged, so Hangar cannot tell which version wrote this data folder; ` +
        `restore it from a backup (it should read {"format":${DATA_FORMAT}} for this version).`,
    )
  }
  if (format > DATA_FORMAT) throw newerFolder(folder.path)
}

/** The problem of a folder, or a catalog in it, that a newer Hangar has written. */
export function newerFolder(path: string, cause?: unknown): StartProblem {
  return new StartProblem(
    `The data folder ${path} belongs to a newer version of Hangar; start that version, ` +
      'or set HANGAR_DATA to another folder.',
    { cause },
  )
}

/** For `catch`: a missing file gives the value, any other failure goes on. */
export function whenMissing<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (errorCode(error) === 'ENOENT') return value
    throw error
  }
}

function readFormat(text: string): number | null {
  try {
    return z.object({ format: z.int().positive() }).parse(JSON.parse(text)).format
  } catch {
    return null
  }
}
