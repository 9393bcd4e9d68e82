import { describe, expect, it } from 'vitest'
import { baseName, chosenFile, linkedFile, pastedFile } from './chosen-file.ts'

const file = (name: string, more: object = {}) =>
  Object.assign(new File(['abc'], name, { type: 'image/png', lastModified: 5 }), more)

describe('a chosen file', () => {
  it('keeps size, type, date and bytes as the browser has them', () => {
    const bytes = file('logo.png')
    expect(chosenFile(bytes)).toEqual({
      origin: 'disk',
      relativePath: 'logo.png',
      size: 3,
      lastModified: 5,
      contentType: 'image/png',
      bytes,
      handle: null,
      sourceUrl: null,
    })
  })

  it.each([
    [file('map.png', { webkitRelativePath: 'tour/map.png' }), 'tour/map.png'],
    [file('map.png', { relativePath: './tour/map.png' }), 'tour/map.png'],
    [file('map.png', { relativePath: '/tour/map.png' }), 'tour/map.png'],
    [file('map.png', { relativePath: './map.png' }), 'map.png'],
  ])('keeps the folders it was below', (picked, path) => {
    expect(chosenFile(picked).relativePath).toBe(path)
  })

  it('keeps what a folder walk knows of it', () => {
    const handle = { kind: 'file' } as FileSystemFileHandle
    expect(chosenFile(file('map.png'), { relativePath: 'tour/map.png', handle })).toMatchObject(
      {
        relativePath: 'tour/map.png',
        handle,
      },
    )
  })
})

it('what is pasted has its bytes, and the name it was given', () => {
  const bytes = file('image.png')
  expect(pastedFile(bytes, 'falcon.png', 7)).toMatchObject({
    origin: 'paste',
    relativePath: 'falcon.png',
    size: 3,
    lastModified: 7,
    bytes,
  })
})

it('what the server fetches has none', () => {
  const linked = linkedFile('https://example.com/a.png', 'falcon.png')
  expect(linked).toMatchObject({ origin: 'url', size: 0, bytes: null })
  expect(linked.sourceUrl).toBe('https://example.com/a.png')
  expect(baseName({ ...linked, relativePath: 'tour/falcon.png' })).toBe('falcon.png')
})
