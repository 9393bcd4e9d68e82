import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('deleting takes the URL away, with proof, and Undo brings it back', async ({ user }) => {
  const note = textFile('note.txt')
  await user.publish([note])
  const url = user.urlOf('note.txt')

  user.noise.allow(/^404 GET .*note\.txt/, 'the proof, and we, ask for what is deleted')
  await user.remove('note.txt')
  await user.expectToast('“note.txt” deleted')
  await user.expectToast('now answers 404')
  await expect(user.card('note.txt')).toHaveCount(0)
  expect((await user.fetchAsset(url)).status).toBe(404)

  await user.undo('“note.txt” deleted')
  await expect(user.card('note.txt')).toBeVisible()
  expect((await user.fetchAsset(url)).body).toEqual(note.buffer)
})

test('after deleting, the focus goes to the next asset', async ({ user }) => {
  await user.publish([textFile('a.txt'), textFile('b.txt')])
  user.noise.allow(/^404 GET .*\/(a|b)\.txt/, 'the proof asks for what is deleted')
  await user.remove('a.txt')
  await user.expectToast('“a.txt” deleted')
  await expect(user.card('b.txt').locator(':focus')).toHaveCount(1)
})

test('deleting the last asset shows the empty page again', async ({ user }) => {
  await user.publish([textFile('only.txt')])
  user.noise.allow(/^404 GET .*only\.txt/, 'the proof asks for what is deleted')
  await user.remove('only.txt')
  await expect(user.emptyState).toBeVisible()
})
