import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('two files of one batch that get the same path are told before, and asked about', async ({
  user,
}) => {
  await user.dropFiles(textFile('my notes.txt', 'With a space.\n'), textFile('my-notes.txt'))
  await expect(user.tray).toContainText('Another chosen file gets this path too')
  await user.send()
  await user.expectQuestion('1 file shares its path with another')
  await expect(user.conflict('/assets/my-notes.txt')).toContainText(
    'Another file of this upload gets this path too.',
  )
  await user.decide('my-notes.txt', 'Keep both')
  await user.expectSummary('2 published')
  const bytesAt = async (name: string) =>
    (await user.fetchAsset(user.urlOf(name))).body.toString()
  const published = [await bytesAt('my-notes.txt'), await bytesAt('my-notes-2.txt')]
  expect(published.toSorted()).toEqual(['This is my-notes.txt.\n', 'With a space.\n'])
})

test('what is published there while a file is on its way is not overwritten either', async ({
  user,
  noise,
}) => {
  noise.allow(/^409 .*\/api\/uploads/, 'the path was taken while the bytes were on their way')
  const film = bigFile('film.bin', 6 * 1024 * 1024)
  await user.slowNetwork()
  await user.dropFiles(film)
  await user.send()
  await expect(user.uploadBar('film.bin')).toBeVisible()
  await user.publishElsewhere('/assets/film.bin', 'Someone was faster.\n')
  await user.fastNetwork()
  await user.expectQuestion('The path of 1 file was taken meanwhile')
  await expect(user.conflict('/assets/film.bin')).toContainText(
    'Something was published there while this file was on its way.',
  )
  const there = async () => (await user.fetchAsset(user.urlOf('film.bin'))).body
  expect((await there()).toString()).toBe('Someone was faster.\n')
  await user.decide('film.bin', 'Replace')
  await user.expectSummary('1 published')
  expect((await there()).equals(film.buffer)).toBe(true)
})
