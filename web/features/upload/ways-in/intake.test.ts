import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FoundFile, FoundFiles, WalkWatch } from '../engine/incoming/walk-tree.ts'
import { createIntake } from './intake.ts'

const fileAt = (relativePath: string): FoundFile => ({
  relativePath,
  file: new File(['x'], relativePath),
})
const found = (parts: Partial<FoundFiles> = {}): FoundFiles => ({
  files: [],
  unreadable: [],
  emptyFolders: [],
  leftOut: [],
  ...parts,
})

const failing = () => Promise.reject(new Error('a fault'))

/** A reading that goes on until it is told what it found. */
const slowSource = () => {
  const { promise, resolve, reject } = Promise.withResolvers<FoundFiles>()
  let watch: WalkWatch = {}
  const taken: string[] = []
  return {
    source: {
      find: (given: WalkWatch) => {
        watch = given
        given.signal?.addEventListener('abort', () => reject(given.signal?.reason))
        return promise
      },
      take: (files: readonly FoundFile[]) =>
        void taken.push(...files.map(({ relativePath }) => relativePath)),
    },
    tell: (count: number) => watch.onFound?.(count),
    end: (...paths: string[]) => resolve(found({ files: paths.map(fileAt) })),
    taken,
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an intake', () => {
  it('hands on what was found, and shows nothing of what is read at once', async () => {
    const { view, read } = createIntake()
    const shown: unknown[] = []
    view.subscribe(() => shown.push(view.get()))
    const quick = slowSource()
    const reading = read(quick.source)
    quick.tell(1)
    quick.end('a.txt')
    expect(await reading).toBe('taken')
    expect(quick.taken).toEqual(['a.txt'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(shown.filter((one) => one !== view.get())).toEqual([])
    expect(view.get().reading).toBeNull()
  })

  it('counts along when reading takes long', async () => {
    const { view, read } = createIntake()
    const slow = slowSource()
    const reading = read(slow.source)
    await vi.advanceTimersByTimeAsync(299)
    expect(view.get().reading).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(view.get().reading).toBe(0)
    slow.tell(3214)
    expect(view.get().reading).toBe(3214)
    slow.end('a.txt')
    await reading
    expect(view.get().reading).toBeNull()
  })

  it('reads several at once, counts them together and takes each', async () => {
    const { view, read } = createIntake()
    const [one, other] = [slowSource(), slowSource()]
    const readings = Promise.all([read(one.source), read(other.source)])
    await vi.advanceTimersByTimeAsync(300)
    one.tell(10)
    other.tell(5)
    expect(view.get().reading).toBe(15)
    other.end('b.txt')
    await vi.advanceTimersByTimeAsync(0)
    expect(other.taken).toEqual(['b.txt'])
    expect(view.get().reading).toBe(10)
    one.end('a.txt')
    await readings
    expect(one.taken).toEqual(['a.txt'])
  })

  it('takes nothing of what was cancelled', async () => {
    const { view, read, cancel } = createIntake()
    const slow = slowSource()
    const reading = read(slow.source)
    await vi.advanceTimersByTimeAsync(300)
    cancel()
    slow.end('a.txt')
    expect(await reading).toBe('cancelled')
    expect(slow.taken).toEqual([])
    expect(view.get().reading).toBeNull()
  })

  it('lets a picker stay open as long as one likes, also when another reading is cancelled', async () => {
    const { view, read, cancel } = createIntake()
    const picker = slowSource()
    const reading = read({ ...picker.source, asksFirst: true })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(view.get().reading).toBeNull()
    cancel()
    picker.tell(2)
    await vi.advanceTimersByTimeAsync(300)
    expect(view.get().reading).toBe(2)
    picker.end('a.txt')
    expect(await reading).toBe('taken')
  })

  it('keeps what was left out until it is dismissed', async () => {
    const { view, read, dismiss } = createIntake()
    const unreadable = [{ path: 'tour/a.txt', reason: 'It is gone.' }]
    const take = vi.fn<() => void>()
    expect(await read({ find: async () => found({ unreadable }), take })).toBe('left_out')
    expect(await read({ find: async () => found(), take })).toBe('nothing')
    expect(take).not.toHaveBeenCalled()
    await read({ find: async () => found({ files: [fileAt('b.txt')] }), take })
    expect(view.get().leftOut.unreadable).toEqual(unreadable)
    dismiss()
    expect(view.get().leftOut.unreadable).toEqual([])
  })

  it('tells of files of systems as well, where there was nothing else', async () => {
    const { view, read } = createIntake()
    const source = { find: async () => found({ leftOut: ['tour/.DS_Store'] }), take: () => {} }
    expect(await read(source)).toBe('left_out')
    expect(view.get().leftOut.systemFiles).toEqual(['tour/.DS_Store'])
  })

  it('says when a browser has no such way', async () => {
    const { read } = createIntake()
    expect(await read({ find: async () => null, take: () => {} })).toBe('unavailable')
  })

  it('does not swallow what nobody expects', async () => {
    const { read, view } = createIntake()
    await expect(read({ find: failing, take: () => {} })).rejects.toThrow('a fault')
    expect(view.get().reading).toBeNull()
  })
})
