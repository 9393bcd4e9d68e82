import { access, constants, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './durable-file.node.ts'
import { errorCode, whenMissing } from './error-code.ts'
import { StartProblem } from './start-problem.node.ts'

/** The layout of the data folder that this Hangar reads and writes. */
export const DATA_FORMAT = 1

/** Where things are in a data folder. */
export interface DataFolder {
  path: string
  lockFile: string
  formatFile: string
  catalogFile: string
  /** What Functions wrote. */
  logsFile: string
  /** What Functions run from, and the packages they need. */
  functionsFolder: string
  credentialsFile: string
}

/** Makes the folder if need be and finds out whether it can be written. Throws StartProblem. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw unusableFolder(path, error) ?? error
  }
  return {
    path,
    lockFile: join(path, 'hangar.lock'),
    formatFile: join(path, 'format.json'),
    catalogFile: join(path, 'catalog.db'),
    logsFile: join(path, 'logs.db'),
    functionsFolder: join(path, 'functions'),
    credentialsFile: join(path, 'credentials.json'),
  }
}

/**
 * Refuses a folder that a newer Hangar wrote. To be called with the folder locked, before
 * anything else in it is opened. Throws StartProblem.
 */
export async function checkDataFormat({ path, formatFile: file }: DataFolder): Promise<void> {
  const text = await readFile(file, 'utf8').catch(whenMissing(null))
  if (text === null) return
  const format = readFormat(text)
  if (format === null) {
    throw new StartProblem(
      `${file} is damaged, so Hangar cannot tell which version wrote this data folder; ` +
        `restore it from a backup (it should read {"format":${DATA_FORMAT}} for this version).`,
    )
  }
  if (format > DATA_FORMAT) throw newerFolder(path)
}

/**
 * Marks a folder with the format version, if it is not yet. To be called once the catalog is
 * there: from then on a folder without one has lost it.
 */
export async function markDataFormat({ formatFile }: DataFolder): Promise<void> {
  const text = await readFile(formatFile, 'utf8').catch(whenMissing(null))
  if (text !== null) return
  await writeDurably(formatFile, `${JSON.stringify({ format: DATA_FORMAT })}\n`, 0o600)
}

/** The problem of a folder, or a catalog in it, that a newer Hangar has written. */
export function newerFolder(path: string, cause?: unknown): StartProblem {
  return new StartProblem(
    `The data folder ${path} belongs to a newer version of Hangar; start that version, ` +
      'or set HANGAR_DATA to another folder.',
    { cause },
  )
}

/** What a person can do about a folder that cannot be used; null for any other error. */
export function unusableFolder(path: string, cause: unknown): StartProblem | null {
  const code = errorCode(cause)
  if (!UNUSABLE.test(code)) return null
  const advice = /ENOSPC|FULL/.test(code) ? 'free some space' : 'make it writable for this user'
  return new StartProblem(
    `Hangar cannot write to its data folder ${path} (${code}); ${advice}, ` +
      'or set HANGAR_DATA to another folder.',
    { cause },
  )
}

const UNUSABLE =
  /^(EACCES|EPERM|EROFS|ENOSPC|EDQUOT|ENOTDIR|EEXIST|ENOENT|SQLITE_(CANTOPEN|READONLY|FULL|PERM)\w*)$/

function readFormat(text: string): number | null {
  try {
    return z.object({ format: z.int().positive() }).parse(JSON.parse(text)).format
  } catch {
    return null
  }
}
