import type { Unreadable } from '../engine/incoming/unreadable.ts'
import type { FoundFiles } from '../engine/incoming/walk-tree.ts'

/** What of all that was dropped, picked or pasted is not among the files, until it is dismissed. */
export interface LeftOut {
  readonly unreadable: readonly Unreadable[]
  /** Folders that have no file in them. */
  readonly emptyFolders: readonly string[]
  /** Files that systems put into folders, by path: told, but no cause for concern. */
  readonly systemFiles: readonly string[]
}

export const NOTHING_LEFT_OUT: LeftOut = { unreadable: [], emptyFolders: [], systemFiles: [] }

const NAMES_SHOWN = 3
const EMPTY = 'It is empty: a folder exists only with a file in it.'

/** Adds what another reading had to leave out. What could be read this time is off the list. */
export function addLeftOut(known: LeftOut, found: FoundFiles): LeftOut {
  if (!hasNews(found) && !isWorthTelling(known)) return known
  const news = new Set([
    ...found.files.map(({ relativePath }) => relativePath),
    ...found.unreadable.map(({ path }) => path),
  ])
  const old = known.unreadable.filter(({ path }) => !news.has(path))
  return {
    unreadable: [...old, ...found.unreadable],
    emptyFolders: [...new Set([...known.emptyFolders, ...found.emptyFolders])],
    systemFiles: [...new Set([...known.systemFiles, ...found.leftOut])],
  }
}

/** How many things were left out that someone may have meant to publish. */
export const countLeftOut = ({ unreadable, emptyFolders }: Omit<LeftOut, 'systemFiles'>) =>
  unreadable.length + emptyFolders.length

/** Whether a reading left anything out. */
export const hasNews = (found: FoundFiles) =>
  countLeftOut(found) > 0 || found.leftOut.length > 0

/** Whether there is anything to be told. */
export const isWorthTelling = (leftOut: LeftOut) =>
  countLeftOut(leftOut) > 0 || leftOut.systemFiles.length > 0

/** “2 system files (.DS_Store) left out.” Empty when there are none. */
export function systemFilesLine({ systemFiles }: LeftOut): string {
  if (systemFiles.length === 0) return ''
  const names = new Set(systemFiles.map((path) => path.slice(path.lastIndexOf('/') + 1)))
  const [some, more] = [[...names].slice(0, NAMES_SHOWN), names.size > NAMES_SHOWN ? ', …' : '']
  const count = counted(systemFiles.length, 'system file', 'system files')
  return `${count} (${some.join(', ')}${more}) left out.`
}

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
