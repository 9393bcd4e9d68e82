import { createBreather } from '../breather.ts'
import { after, createCoalescer } from '../coalescer.ts'
import { createPatience } from './patience.ts'
import { createPool } from '../pool.ts'
import type { FileNode, FolderNode, OpenedFile, TreeNode } from './tree-nodes.ts'
import { type Unreadable, tooDeep, unreadable } from './unreadable.ts'

/** A file that was found; `relativePath` begins with the dropped folder: `tour/map.png`. */
export interface FoundFile extends OpenedFile {
  readonly relativePath: string
}

/** All that was dropped or picked, in the order the browser gave it. */
export interface FoundFiles {
  readonly files: readonly FoundFile[]
  /** What could not be read, or not to its end. */
  readonly unreadable: readonly Unreadable[]
  /** Folders without anything to publish in them. */
  readonly emptyFolders: readonly string[]
  /** What systems leave in folders for themselves, such as `.DS_Store`. */
  readonly leftOut: readonly string[]
}

export interface WalkWatch {
  /** Hears how many files were found so far, ten times a second at most. */
  onFound?: (count: number) => void
  /** Aborting it ends the walk: the promise rejects with its reason. */
  signal?: AbortSignal
}

export interface WalkLimits {
  /** Milliseconds that one file or part of a folder may take to answer. */
  patienceMs: number
  /** How many are asked at once. */
  atOnce: number
  /** Folders within folders; there is no limit to what is in one. */
  depth: number
}

const LIMITS: WalkLimits = { patienceMs: 10_000, atOnce: 16, depth: 64 }
const SYSTEM_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
const NEWS_MS = 100

/** What became of one node; `inside` has a cell for each of a folder's. */
type Cell =
  | { kind: 'file'; found: FoundFile }
  | { kind: 'left_out'; path: string }
  | { kind: 'unreadable'; what: Unreadable }
  | { kind: 'folder'; path: string; inside: readonly Cell[]; problem: Unreadable | null }

/**
 * Finds all files below the roots. What cannot be read is told of and keeps nothing else; nothing
 * that is silent holds the walk up for longer than its patience; and the page stays responsive
 * however many there are.
 */
export async function walkTree(
  roots: readonly TreeNode[],
  watch: WalkWatch = {},
  limits: WalkLimits = LIMITS,
): Promise<FoundFiles> {
  const { signal } = watch
  signal?.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal?.reason)
  signal?.addEventListener('abort', abort)
  const walk = createWalk(watch, limits)
  try {
    const all = Promise.all(roots.map((root) => walk.visit(root, root.name, 0)))
    return collect(await Promise.race([all, aborted]))
  } finally {
    signal?.removeEventListener('abort', abort)
    walk.end()
  }
}

function createWalk({ signal, onFound }: WalkWatch, limits: WalkLimits) {
  const pool = createPool(limits.atOnce)
  const patient = createPatience(limits.patienceMs)
  const breathe = createBreather()
  let count = 0
  const news = createCoalescer(() => onFound?.(count), { schedule: after(NEWS_MS) })

  const ask = <T>(question: () => Promise<T>) =>
    pool(async () => {
      signal?.throwIfAborted()
      // Before the place is free again, so that all who wait for one wait for this as well.
      await breathe()
      return patient(question())
    })

  async function visit(node: TreeNode, path: string, depth: number): Promise<Cell> {
    if (isSystemFile(path)) return { kind: 'left_out', path }
    return node.kind === 'file' ? visitFile(node, path) : visitFolder(node, path, depth)
  }

  async function visitFile(node: FileNode, relativePath: string): Promise<Cell> {
    try {
      const opened = await ask(node.open)
      count += 1
      news.request()
      return { kind: 'file', found: { ...opened, relativePath } }
    } catch (error) {
      return { kind: 'unreadable', what: unreadable(relativePath, error) }
    }
  }

  async function visitFolder(node: FolderNode, path: string, depth: number): Promise<Cell> {
    if (depth >= limits.depth) return { kind: 'unreadable', what: tooDeep(path, limits.depth) }
    const visits: Promise<Cell>[] = []
    let problem: Unreadable | null = null
    try {
      const more = node.list()
      for (let some = await ask(more); some !== null; some = await ask(more)) {
        for (const inner of some) visits.push(visit(inner, `${path}/${inner.name}`, depth + 1))
      }
    } catch (error) {
      problem = unreadable(path, error)
    }
    return { kind: 'folder', path, inside: await Promise.all(visits), problem }
  }

  return { visit, end: news.flush }
}

/** One that was dropped or picked by itself, and not with its folder, is wanted. */
function isSystemFile(path: string): boolean {
  const cut = path.lastIndexOf('/')
  return cut >= 0 && SYSTEM_FILES.has(path.slice(cut + 1))
}

function collect(cells: readonly Cell[]): FoundFiles {
  const files: FoundFile[] = []
  const unread: Unreadable[] = []
  const emptyFolders: string[] = []
  const leftOut: string[] = []
  const take = (cell: Cell): void => {
    if (cell.kind === 'file') files.push(cell.found)
    else if (cell.kind === 'unreadable') unread.push(cell.what)
    else if (cell.kind === 'left_out') leftOut.push(cell.path)
    else {
      const { inside, problem, path } = cell
      if (problem) unread.push(problem)
      else if (inside.every(({ kind }) => kind === 'left_out')) emptyFolders.push(path)
      inside.forEach(take)
    }
  }
  cells.forEach(take)
  return { files, unreadable: unread, emptyFolders, leftOut }
}
