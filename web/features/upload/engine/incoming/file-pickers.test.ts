import { describe, expect, it, test } from 'vitest'
import { pickFiles, pickFolder } from './file-pickers.ts'
import { handleOf } from './tree-samples.ts'

const refuse = (name: string) => () => Promise.reject(new DOMException('No.', name))
const file = (name: string) => handleOf(name, 'x') as FileSystemFileHandle
const folder = handleOf('tour', { 'map.png': 'x', empty: {} }) as FileSystemDirectoryHandle
const none = { files: [], unreadable: [], emptyFolders: [], leftOut: [] }

describe('picking files', () => {
  it('gives each with its handle', async () => {
    const handles = [file('a.txt'), file('b.txt')]
    const found = await pickFiles({}, { showOpenFilePicker: async () => handles })
    expect(found?.files.map(({ relativePath }) => relativePath)).toEqual(['a.txt', 'b.txt'])
    expect(found?.files.map(({ handle }) => handle)).toEqual(handles)
  })

  it('tells of one that is gone', async () => {
    const gone = handleOf('b.txt', new DOMException('', 'NotFoundError'))
    const showOpenFilePicker = async () => [file('a.txt'), gone as FileSystemFileHandle]
    const found = await pickFiles({}, { showOpenFilePicker })
    expect(found?.files).toHaveLength(1)
    expect(found?.unreadable).toMatchObject([{ path: 'b.txt' }])
  })

  it('gives none when nothing is chosen', async () => {
    expect(await pickFiles({}, { showOpenFilePicker: refuse('AbortError') })).toEqual(none)
  })
})

describe('picking a folder', () => {
  it('gives what is in it, below its name', async () => {
    const found = await pickFolder({}, { showDirectoryPicker: async () => folder })
    expect(found?.files).toMatchObject([{ relativePath: 'tour/map.png' }])
    expect(found?.emptyFolders).toEqual(['tour/empty'])
  })

  it('gives none when nothing is chosen', async () => {
    expect(await pickFolder({}, { showDirectoryPicker: refuse('AbortError') })).toEqual(none)
  })
})

test.each(['SecurityError', 'NotAllowedError'])(
  'a browser that has pickers and answers %s is as one without',
  async (name) => {
    expect(await pickFiles({}, { showOpenFilePicker: refuse(name) })).toBeNull()
    expect(await pickFolder({}, { showDirectoryPicker: refuse(name) })).toBeNull()
  },
)

it('leaves it to an input where there are no pickers', async () => {
  expect(await pickFiles({}, {})).toBeNull()
  expect(await pickFolder({}, {})).toBeNull()
})
