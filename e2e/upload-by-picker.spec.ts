import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('files chosen in the file dialog are published', async ({ user }) => {
  await user.pickFiles(textFile('first.txt'), textFile('second.txt'))
  await user.send()
  await expect(user.card('first.txt')).toBeVisible()
  await expect(user.card('second.txt')).toBeVisible()
})

test('the same file can be chosen again after it was discarded', async ({ user }) => {
  await user.pickFiles(textFile('again.txt'))
  await user.discard()
  await user.pickFiles(textFile('again.txt'))
  await user.send()
  await expect(user.card('again.txt')).toBeVisible()
})

test('another folder than /assets/ can be named', async ({ user }) => {
  await user.pickFiles(textFile('deep.txt'))
  await user.chooseFolder('/assets/press/2026/')
  await user.send()
  await expect(user.card('deep.txt')).toBeVisible()
  const answer = await user.fetchAsset(user.urlOf('press/2026/deep.txt'))
  expect(answer.body.toString()).toBe('This is deep.txt.\n')
})
