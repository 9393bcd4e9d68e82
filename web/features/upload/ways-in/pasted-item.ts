import type { FoundFile } from '../engine/incoming/walk-tree.ts'
import { randomId } from '../engine/random-id.ts'
import { MOST_TO_NAME, suggestPastedName } from './pasted-name.ts'

/** Something of the clipboard, before it has its name. */
export interface PastedItem {
  readonly id: string
  readonly bytes: Blob
  readonly look: 'image' | 'text' | 'other'
  /** The name to begin with. */
  readonly name: string
  /** The text that was pasted as such; null for files. */
  readonly text: string | null
  /** Finds a pasted file again after a reload, where the browser grants it. */
  readonly handle: FileSystemFileHandle | null
}

/** Whether files are few enough, and in no folder, so that each can be looked at and named. */
export const canBeNamed = (files: readonly FoundFile[]) =>
  files.length <= MOST_TO_NAME && !files.some(({ relativePath }) => relativePath.includes('/'))

/** Files of the clipboard, each under its own name or, if it has none to speak of, a new one. */
export const pastedFiles = (
  files: readonly FoundFile[],
  now: Date,
  taken: ReadonlySet<string>,
): PastedItem[] =>
  withNames(
    files.map(({ file, handle, relativePath }) => ({
      bytes: file,
      text: null,
      handle: handle ?? null,
      ownName: relativePath,
    })),
    now,
    taken,
  )

/** A text, to become a file. */
export const pastedText = (text: string, now: Date, taken: ReadonlySet<string>): PastedItem[] =>
  withNames(
    [{ bytes: new Blob([text], { type: 'text/plain' }), text, handle: null, ownName: '' }],
    now,
    taken,
  )

type Unnamed = Pick<PastedItem, 'bytes' | 'text' | 'handle'> & { ownName: string }

function withNames(items: Unnamed[], now: Date, taken: ReadonlySet<string>): PastedItem[] {
  const names = new Set(taken)
  return items.map(({ ownName, ...item }) => {
    const name = suggestPastedName(ownName, item.bytes.type, now, names)
    names.add(name)
    return { ...item, name, id: randomId(), look: lookOf(item.bytes.type) }
  })
}

function lookOf(type: string): PastedItem['look'] {
  if (type.startsWith('image/')) return 'image'
  return type.startsWith('text/') ? 'text' : 'other'
}
