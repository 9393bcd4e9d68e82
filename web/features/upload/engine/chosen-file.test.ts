import { expect, it, test } from 'vitest'
import { chosenFile } from './chosen-file.ts'

const picked = (name: string, known: object = {}) =>
  Object.assign(new Blob(['abc'], { type: 'text/plain' }), { name, ...known })

it('keeps size, type and the bytes themselves', () => {
  const file = picked('a.txt')
  const kept = chosenFile(file)
  expect(kept).toEqual({
    relativePath: 'a.txt',
    size: 3,
    contentType: 'text/plain',
    bytes: file,
  })
  expect(kept.bytes).toBe(file)
})

test.each([
  ['./a.txt', 'a.txt'],
  ['/tour/maps/a.txt', 'tour/maps/a.txt'],
  ['tour/a.txt', 'tour/a.txt'],
  ['./.hidden', '.hidden'],
  ['', 'a.txt'],
])('a relative path of %j becomes %j', (relativePath, kept) => {
  expect(chosenFile(picked('a.txt', { relativePath })).relativePath).toBe(kept)
})

it('falls back to the path that a folder picker gives', () => {
  expect(chosenFile(picked('a.txt', { webkitRelativePath: 'tour/a.txt' })).relativePath).toBe(
    'tour/a.txt',
  )
})
