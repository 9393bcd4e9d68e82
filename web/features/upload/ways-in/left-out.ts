import type { Unreadable } from '../engine/unreadable.ts'
import type { FoundFiles } from '../engine/walk-tree.ts'

/** What of all that was dropped, picked or pasted is not among the files, until it is dismissed. */
export interface LeftOut {
  readonly unreadable: readonly Unreadable[]
  /** Folders that have no file in them. */
  readonly emptyFolders: readonly string[]
}

export const NOTHING_LEFT_OUT: LeftOut = { unreadable: [], emptyFolders: [] }

const EMPTY = 'It is empty: a folder exists only with a file in it.'

/** Adds what another reading had to leave out. What could be read this time is off the list. */
export function addLeftOut(known: LeftOut, found: FoundFiles): LeftOut {
  if (countLeftOut(known) === 0 && countLeftOut(found) === 0) return known
  const news = new Set([
    ...found.files.map(({ relativePath }) => relativePath),
    ...found.unreadable.map(({ path }) => path),
  ])
  const old = known.unreadable.filter(({ path }) => !news.has(path))
  return {
    unreadable: [...old, ...found.unreadable],
    emptyFolders: [...new Set([...known.emptyFolders, ...found.emptyFolders])],
  }
}

/** How many things were left out. */
export const countLeftOut = ({ unreadable, emptyFolders }: LeftOut) =>
  unreadable.length + emptyFolders.length

/** “3 files or folders could not be read, and 2 folders are empty.” */
export function leftOutTitle({ unreadable, emptyFolders }: LeftOut): string {
  const unread = unreadable.length
  const empty = emptyFolders.length
  const parts = [
    unread > 0 && `${counted(unread, 'file or folder', 'files or folders')} could not be read`,
    empty > 0 && `${counted(empty, 'folder is', 'folders are')} empty`,
  ]
  return `${parts.filter(Boolean).join(', and ')}.`
}

/** One line for each thing left out, and why. */
export const leftOutLines = ({ unreadable, emptyFolders }: LeftOut): readonly Unreadable[] => [
  ...unreadable,
  ...emptyFolders.map((path) => ({ path, reason: EMPTY })),
]

/** The whole list as text, to be taken along. */
export const leftOutText = (leftOut: LeftOut) =>
  leftOutLines(leftOut)
    .map(({ path, reason }) => `${path}: ${reason}`)
    .join('\n')

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
