import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFileDrops, entryOf, type FileDrops } from './file-drops.ts'

const entry = { isDirectory: true, fullPath: '/tour' }
const handle = { kind: 'directory', name: 'tour' }

let page: EventTarget
let drops: FileDrops

beforeEach(() => {
  page = new EventTarget()
  drops = createFileDrops()
  drops.guard(page)
})

const transferOf = (name: string) => {
  const file = new File(['words'], name)
  return {
    types: ['Files'],
    files: [file],
    items: [
      {
        kind: 'file',
        type: '',
        getAsFile: () => file,
        webkitGetAsEntry: () => entry as unknown,
        getAsFileSystemHandle: () => Promise.resolve<unknown>(handle),
      },
    ],
  }
}

type KeptSample = ReturnType<typeof transferOf>['items'][number]

/** Drops a file on the page; the data of a real drop is gone when its event is over. */
const drop = (name: string) => {
  const transfer = transferOf(name)
  const event = fire('drop', transfer)
  for (const item of transfer.items) {
    item.getAsFile = () => null as unknown as File
    item.webkitGetAsEntry = () => null
    item.getAsFileSystemHandle = () => Promise.resolve(null)
  }
  transfer.files.length = 0
  transfer.items.length = 0
  return event
}

const fire = (type: string, dataTransfer: object | null) => {
  const event = Object.assign(new Event(type, { cancelable: true }), { dataTransfer })
  page.dispatchEvent(event)
  return event
}

/** An area that takes drops, and the names of what it got. */
const createArea = () => {
  const area = new EventTarget()
  const names: string[] = []
  const entries: unknown[] = []
  const items: DataTransferItem[] = []
  area.addEventListener('drop', (event) => {
    const { dataTransfer } = event as Event & { dataTransfer: DataTransfer }
    names.push(...[...dataTransfer.files].map(({ name }) => name))
    entries.push(...[...dataTransfer.items].map((item) => item.webkitGetAsEntry()))
    items.push(...dataTransfer.items)
    event.preventDefault()
  })
  return { area, names, entries, items }
}

describe('the browser', () => {
  it('opens no file that is dropped on the page', () => {
    expect(fire('dragover', transferOf('a.txt')).defaultPrevented).toBe(true)
    expect(drop('a.txt').defaultPrevented).toBe(true)
  })

  it('does as ever with text and links', () => {
    const text = { types: ['text/plain'], files: [], items: [] }
    expect(fire('dragover', text).defaultPrevented).toBe(false)
    expect(fire('drop', text).defaultPrevented).toBe(false)
    expect(fire('drop', null).defaultPrevented).toBe(false)
  })
})

describe('what is dropped', () => {
  it('goes to the area', () => {
    const { area, names } = createArea()
    drops.sendTo(area)
    drop('a.txt')
    expect(names).toEqual(['a.txt'])
  })

  it('waits, in order and with its folders, for an area', async () => {
    const { area, names, entries } = createArea()
    drop('a.txt')
    drop('b.txt')
    drops.sendTo(area)
    await Promise.resolve()
    expect(names).toEqual(['a.txt', 'b.txt'])
    expect(entries).toEqual([entry, entry])
  })

  it('waits with the handle that a browser grants only within the event', async () => {
    const { area, items } = createArea()
    drop('a.txt')
    drops.sendTo(area)
    await Promise.resolve()
    await expect(items[0]?.getAsFileSystemHandle?.()).resolves.toBe(handle)
  })

  it('waits quietly with a handle that is refused', async () => {
    const { area, items } = createArea()
    const transfer = transferOf('a.txt')
    const [item] = transfer.items
    item!.getAsFileSystemHandle = () => Promise.reject(new Error('Not that folder'))
    fire('drop', transfer)
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    drops.sendTo(area)
    await Promise.resolve()
    await expect(items[0]?.getAsFileSystemHandle?.()).rejects.toThrow('Not that folder')
  })

  it('has no handle where the browser has none', async () => {
    const { area, items } = createArea()
    const transfer = transferOf('a.txt')
    const [{ getAsFileSystemHandle: _none, ...item }] = transfer.items as [KeptSample]
    fire('drop', { ...transfer, items: [item] })
    drops.sendTo(area)
    await Promise.resolve()
    expect(items[0]).not.toHaveProperty('getAsFileSystemHandle')
  })

  it('is sent once', async () => {
    const { area, names } = createArea()
    drop('a.txt')
    drops.sendTo(area)()
    drops.sendTo(area)
    await Promise.resolve()
    drops.sendTo(area)
    await Promise.resolve()
    expect(names).toEqual(['a.txt'])
  })

  it('waits again when the area is gone', async () => {
    const [first, second] = [createArea(), createArea()]
    drops.sendTo(first.area)()
    drop('a.txt')
    drops.sendTo(second.area)
    await Promise.resolve()
    expect(first.names).toEqual([])
    expect(second.names).toEqual(['a.txt'])
  })

  it('is left to what took it already', () => {
    const { area, names } = createArea()
    page = new EventTarget()
    page.addEventListener('drop', (event) => event.preventDefault())
    drops.guard(page)
    drops.sendTo(area)
    drop('a.txt')
    expect(names).toEqual([])
  })

  it('is not sent in circles when the area lets it pass', () => {
    const sent = vi.fn<() => void>(() => void fire('drop', transferOf('a.txt')))
    const area = new EventTarget()
    area.addEventListener('drop', sent)
    drops.sendTo(area)
    drop('a.txt')
    expect(sent).toHaveBeenCalledOnce()
  })
})

describe('an entry', () => {
  const withoutHandle = { webkitGetAsEntry: () => entry as unknown as FileSystemEntry }

  it.each([
    [
      'of a thing with a handle',
      { ...withoutHandle, getAsFileSystemHandle: () => Promise.resolve(null) },
      [entry, null],
    ],
    ['of a thing without one', withoutHandle, [entry, entry]],
    ['where a browser knows none', {}, [null, null]],
  ])('%s is asked for while that is quick', (_, dropped, [first, late]) => {
    expect(entryOf(dropped, 199)).toBe(first)
    expect(entryOf(dropped, 200)).toBe(late)
  })
})
