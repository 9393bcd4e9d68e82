import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import {
  BROKEN,
  type Disk,
  SILENT,
  type Way,
  dropOf,
  entryOf,
  itemOf,
  many,
} from './tree-samples.ts'
import { readDrop } from './walk-drop.ts'
import type { FoundFiles } from './walk-tree.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const paths = ({ files }: FoundFiles) => files.map(({ relativePath }) => relativePath)
const gone = () => new DOMException('A requested file could not be found.', 'NotFoundError')

/** Reads a drop to its end, however long that takes. */
async function read(disk: { [name: string]: Disk }, way: Way): Promise<FoundFiles> {
  const found = readDrop(dropOf(disk, way))
  await vi.runAllTimersAsync()
  return found
}

describe.each<Way>(['handles', 'entries'])('a drop read by %s', (way) => {
  test.each([0, 1, 100, 101, 250, 5000])('has all %d files of a folder', async (count) => {
    const found = await read({ tour: many(count) }, way)
    expect(paths(found)).toEqual(Object.keys(many(count)).map((name) => `tour/${name}`))
    expect(found.unreadable).toEqual([])
    expect(found.emptyFolders).toEqual(count === 0 ? ['tour'] : [])
  })

  it('keeps the structure of folders, in order, beside single files', async () => {
    const tour = { 'map.png': 'map', days: { one: { 'a.txt': '1' }, 'b.txt': '2' } }
    const found = await read({ 'a.txt': 'top', tour, more: { 'c.txt': '3' } }, way)
    expect(paths(found)).toEqual([
      'a.txt',
      'tour/map.png',
      'tour/days/one/a.txt',
      'tour/days/b.txt',
      'more/c.txt',
    ])
    await expect(found.files[2]?.file.text()).resolves.toBe('1')
  })

  it('tells of one that cannot be read, and has the rest', async () => {
    const found = await read({ tour: { 'a.txt': 'a', 'b.txt': gone(), 'c.txt': 'c' } }, way)
    expect(paths(found)).toEqual(['tour/a.txt', 'tour/c.txt'])
    expect(found.unreadable).toEqual([
      { path: 'tour/b.txt', reason: 'It was moved, renamed or deleted meanwhile.' },
    ])
  })

  it('does not hang on one that never answers', async () => {
    const reading = readDrop(dropOf({ tour: { 'a.txt': SILENT, 'b.txt': 'b' } }, way))
    let isRead = false
    void reading.then(() => (isRead = true))
    await vi.advanceTimersByTimeAsync(9999)
    expect(isRead).toBe(false)
    await vi.runAllTimersAsync()
    const found = await reading
    expect(paths(found)).toEqual(['tour/b.txt'])
    expect(found.unreadable).toEqual([
      {
        path: 'tour/a.txt',
        reason: 'It did not answer. Check that the drive it is on is connected.',
      },
    ])
  })

  it('does not hang on a folder that never answers', async () => {
    const found = await read({ tour: { [BROKEN]: SILENT }, 'a.txt': 'a' }, way)
    expect(paths(found)).toEqual(['a.txt'])
    expect(found.unreadable).toMatchObject([{ path: 'tour' }])
  })

  it('has what came before a folder broke', async () => {
    const tour = { ...(many(100) as object), [BROKEN]: gone(), 'late.txt': 'x' }
    const found = await read({ tour }, way)
    expect(found.files).toHaveLength(100)
    expect(found.unreadable).toMatchObject([{ path: 'tour' }])
    expect(found.emptyFolders).toEqual([])
  })

  it('names empty folders and leaves out what systems put there', async () => {
    const tour = { '.DS_Store': 'x', empty: {}, nearly: { 'Thumbs.db': 'x' }, 'a.txt': 'a' }
    const found = await read({ tour, '.DS_Store': 'wanted' }, way)
    expect(paths(found)).toEqual(['tour/a.txt', '.DS_Store'])
    expect(found.emptyFolders).toEqual(['tour/empty', 'tour/nearly'])
    expect(found.leftOut).toEqual(['tour/.DS_Store', 'tour/nearly/Thumbs.db'])
  })
})

describe('handles', () => {
  it('come with their files, at any depth', async () => {
    const found = await read({ 'a.txt': 'a', tour: { 'b.txt': 'b' } }, 'handles')
    expect(found.files.map(({ handle }) => handle?.name)).toEqual(['a.txt', 'b.txt'])
  })

  const spoilt: [string, () => Promise<FileSystemHandle | null>][] = [
    ['is refused', () => Promise.reject(new DOMException('No.', 'SecurityError'))],
    ['is nothing', () => Promise.resolve(null)],
    ['never comes', () => new Promise(() => {})],
    [
      'is refused at once',
      () => {
        throw new DOMException('No.', 'NotAllowedError')
      },
    ],
    [
      'is of a kind that nobody knows',
      () => Promise.resolve({ kind: 'portal', name: 'tour' } as unknown as FileSystemHandle),
    ],
  ]
  test.each(spoilt)('a folder whose handle %s is read by its entry', async (_, answer) => {
    const item = itemOf('tour', many(101), 'entries')
    const reading = readDrop({
      files: [],
      items: [{ ...item, getAsFileSystemHandle: answer }],
    })
    await vi.runAllTimersAsync()
    const found = await reading
    expect(found.files).toHaveLength(101)
    expect(found.unreadable).toEqual([])
  })

  it('that never come are waited for together, by one clock', async () => {
    const items = Object.keys(many(100)).map((name) => ({
      ...itemOf(name, 'x', 'entries'),
      getAsFileSystemHandle: () => new Promise<null>(() => {}),
    }))
    const reading = readDrop({ files: [], items })
    await vi.advanceTimersByTimeAsync(9999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(100)
    expect((await reading).files).toHaveLength(100)
  })
})

describe('what has neither handles nor entries', () => {
  it('is read as files', async () => {
    expect(paths(await read({ 'a.txt': 'a', 'b.txt': 'b' }, 'files'))).toEqual([
      'a.txt',
      'b.txt',
    ])
  })

  it('may have no items either', async () => {
    const inFolder = Object.assign(new File(['b'], 'b.txt'), {
      webkitRelativePath: 'tour/b.txt',
    })
    const found = await readDrop({ items: [], files: [new File(['a'], 'a.txt'), inFolder] })
    expect(paths(found)).toEqual(['a.txt', 'tour/b.txt'])
  })

  it('has what systems put into a folder left out as well', async () => {
    const files = ['tour/.DS_Store', 'tour/a.txt'].map((webkitRelativePath) =>
      Object.assign(new File(['x'], 'x'), { webkitRelativePath }),
    )
    const found = await readDrop({ items: [], files: [...files, new File(['x'], '.DS_Store')] })
    expect(paths(found)).toEqual(['tour/a.txt', '.DS_Store'])
    expect(found.leftOut).toEqual(['tour/.DS_Store'])
  })

  it('is ignored if it is text, or nothing at all', async () => {
    const text = { kind: 'string', getAsFile: () => null }
    const nothing = { kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => null }
    expect(paths(await readDrop({ items: [text, nothing], files: [] }))).toEqual([])
  })
})

it('can be called off, also while something is silent', async () => {
  const controller = new AbortController()
  const { signal } = controller
  const onFound = vi.fn<(count: number) => void>()
  const reading = readDrop(dropOf({ tour: { 'a.txt': SILENT } }, 'entries'), {
    signal,
    onFound,
  })
  await vi.advanceTimersByTimeAsync(100)
  controller.abort(new Error('Not that one'))
  await expect(reading).rejects.toThrow('Not that one')
  const another = readDrop(dropOf({ 'a.txt': 'a' }, 'entries'), { signal })
  await expect(another).rejects.toThrow('Not that one')
  expect(onFound).not.toHaveBeenCalled()
})

it('tells how many were found, now and then, and all at the end', async () => {
  const onFound = vi.fn<(count: number) => void>()
  const slow = Object.assign(entryOf('slow.txt', 'x'), {
    file: (ok: (file: File) => void) =>
      void setTimeout(() => ok(new File(['x'], 'slow.txt')), 500),
  })
  const item = { ...itemOf('slow.txt', 'x', 'entries'), webkitGetAsEntry: () => slow }
  const { items } = dropOf({ tour: many(3000) }, 'entries')
  const reading = readDrop({ files: [], items: [...items, item] }, { onFound })
  await vi.runAllTimersAsync()
  await reading
  expect(onFound.mock.calls).toEqual([[3000], [3001]])
})
