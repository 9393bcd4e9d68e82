import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FileNode, FolderNode, TreeNode } from './tree-nodes.ts'
import { entryOf, handleOf, many } from './tree-samples.ts'
import { entryNode, handleNode } from './tree-nodes.ts'
import { walkTree } from './walk-tree.ts'

const LIMITS = { patienceMs: 1000, atOnce: 4, depth: 8 }

/** A folder that gives all of its nodes at once. */
const folder = (name: string, inside: () => TreeNode[]): FolderNode => ({
  kind: 'folder',
  name,
  list: () => {
    const batches = [inside()]
    return async () => batches.shift() ?? null
  },
})
const file = (name: string, open: FileNode['open']): FileNode => ({ kind: 'file', name, open })
const opened = (name: string) => async () => ({ file: new File(['x'], name) })
const silent = () => new Promise<never>(() => {})
const late = () =>
  new Promise<{ file: File }>((resolve) => {
    setTimeout(() => resolve({ file: new File(['x'], 'late') }), 900)
  })

describe('a walk', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('ends where a folder contains itself', async () => {
    const loop: FolderNode = folder('loop', () => [loop, file('a.txt', opened('a.txt'))])
    const found = await walkTree([loop], {}, LIMITS)
    expect(found.files).toHaveLength(LIMITS.depth)
    expect(found.unreadable).toMatchObject([{ path: Array(9).fill('loop').join('/') }])
    expect(found.unreadable[0]?.reason).toContain('more than 8 folders deep')
  })

  it('asks only so many at once', async () => {
    let open = 0
    let most = 0
    const slow = async () => {
      open += 1
      most = Math.max(most, open)
      await new Promise((resolve) => {
        setTimeout(resolve, 10)
      })
      open -= 1
      return { file: new File(['x'], 'x') }
    }
    const files = () => Array.from({ length: 50 }, (_, index) => file(`${index}`, slow))
    const walk = walkTree([folder('one', files), folder('two', files)], {}, LIMITS)
    await vi.runAllTimersAsync()
    expect((await walk).files).toHaveLength(100)
    expect(most).toBe(4)
  })

  it('is done with a dead drive in little time, and tells of each file', async () => {
    const nodes = Array.from({ length: 1000 }, (_, index) => file(`${index}`, silent))
    const walk = walkTree(nodes, {}, { ...LIMITS, patienceMs: 10_000 })
    let isDone = false
    void walk.then(() => (isDone = true))
    await vi.advanceTimersByTimeAsync(120_000)
    expect(isDone).toBe(true)
    expect((await walk).unreadable).toHaveLength(1000)
  })

  it('gives full time again once something answers', async () => {
    const nodes = [
      ...Array.from({ length: 20 }, (_, index) => file(`${index}`, silent)),
      file('quick', opened('quick')),
      file('late', late),
    ]
    const walk = walkTree(nodes, {}, { ...LIMITS, atOnce: 1 })
    await vi.runAllTimersAsync()
    expect((await walk).files.map(({ relativePath }) => relativePath)).toEqual([
      'quick',
      'late',
    ])
  })
})

describe('ten thousand files that answer at once', () => {
  const roots: [string, () => TreeNode | null][] = [
    ['handles', () => handleNode(handleOf('tour', many(10_000)))],
    ['entries', () => entryNode(entryOf('tour', many(10_000)))],
  ]
  it.each(roots)('leave room for other tasks, by %s', async (_, root) => {
    const gaps: number[] = []
    let last = performance.now()
    const beat = setInterval(() => {
      gaps.push(performance.now() - last)
      last = performance.now()
    }, 1)
    const found = await walkTree([root()!])
    clearInterval(beat)
    expect(found.files).toHaveLength(10_000)
    expect(gaps.length).toBeGreaterThan(5)
  })
})

it('is called off at its next step', async () => {
  const controller = new AbortController()
  const open = vi.fn<FileNode['open']>(async () => {
    controller.abort(new Error('Enough'))
    return { file: new File(['x'], 'x') }
  })
  const files = Array.from({ length: 100 }, (_, index) => file(`${index}`, open))
  const walk = walkTree(files, { signal: controller.signal }, LIMITS)
  await expect(walk).rejects.toThrow('Enough')
  expect(open.mock.calls.length).toBeLessThanOrEqual(LIMITS.atOnce)
})
