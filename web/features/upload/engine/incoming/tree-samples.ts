import type { DroppedItem } from './walk-drop.ts'

/** Believable files, folders, handles and entries of a disk for tests. */

/** A file's text, what reading it throws, SILENT for one that never answers, or a folder. */
export type Disk = string | Error | DOMException | typeof SILENT | { [name: string]: Disk }

export const SILENT = Symbol('never answers')
/** A folder with this in it cannot be read past it. */
export const BROKEN = '(broken)'

/** As many entries as Chromium gives at a time. */
const BATCH = 100

const isFolder = (disk: Disk): disk is { [name: string]: Disk } =>
  typeof disk === 'object' && !(disk instanceof Error) && !(disk instanceof DOMException)

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a fake has as much of a browser's thing as is read of it
const fake = <T>(known: object): T => Object.assign(Object.create(null), known)

/** A folder of `count` small files. */
export const many = (count: number): Disk =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, 'x']))

async function read(name: string, disk: Disk): Promise<File> {
  if (disk === SILENT) return new Promise(() => {})
  if (typeof disk !== 'string') throw disk
  return new File([disk], name)
}

export function handleOf(name: string, disk: Disk): FileSystemHandle {
  if (!isFolder(disk)) {
    return fake({ kind: 'file', name, getFile: () => read(name, disk) })
  }
  async function* values() {
    for (const [inner, what] of Object.entries(disk)) {
      if (inner === BROKEN) await read(inner, what)
      yield handleOf(inner, what)
    }
  }
  return fake({ kind: 'directory', name, values })
}

export function entryOf(name: string, disk: Disk): FileSystemEntry {
  const kind = { name, isFile: !isFolder(disk), isDirectory: isFolder(disk) }
  return isFolder(disk)
    ? fake({ ...kind, createReader: () => ({ readEntries: readerOf(disk) }) })
    : fake({ ...kind, file: fileOf(name, disk) })
}

type Answer<T> = (answer: T) => void

const fileOf = (name: string, disk: Disk) => (ok: Answer<File>, not: Answer<unknown>) =>
  void read(name, disk).then(ok, not)

function readerOf(folder: { [name: string]: Disk }) {
  const rest = Object.entries(folder)
  return (ok: Answer<FileSystemEntry[]>, not: Answer<unknown>) => {
    const batch = rest.splice(0, BATCH)
    const broken = batch.find(([name]) => name === BROKEN)
    if (broken) return void read(...broken).then(() => undefined, not)
    queueMicrotask(() => ok(batch.map(([name, disk]) => entryOf(name, disk))))
  }
}

/** How a browser hands a dropped thing out: with handles, with entries, or as a mere file. */
export type Way = 'handles' | 'entries' | 'files'

/** A dropped thing, which is gone once its event is over. */
export function itemOf(name: string, disk: Disk, way: Way): DroppedItem {
  const file = new File([typeof disk === 'string' ? disk : ''], name)
  const inTime = <T>(answer: T) => {
    if (isOver) throw new Error('The drop event is over.')
    return answer
  }
  let isOver = false
  queueMicrotask(() => (isOver = true))
  return {
    kind: 'file',
    getAsFile: () => inTime(file),
    ...(way !== 'files' && { webkitGetAsEntry: () => inTime(entryOf(name, disk)) }),
    ...(way === 'handles' && {
      getAsFileSystemHandle: () => inTime(Promise.resolve(handleOf(name, disk))),
    }),
  }
}

/** A drop of all that is on the disk, at its top. */
export function dropOf(disk: { [name: string]: Disk }, way: Way) {
  return { files: [], items: Object.entries(disk).map(([name, one]) => itemOf(name, one, way)) }
}
