import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('visibility is chosen for each file before sending', async ({ user }) => {
  await user.dropFiles(textFile('open.txt'), textFile('secret.txt'))
  await user.chooseVisibility('secret.txt', 'Private')
  await user.send()
  await expect(user.card('open.txt')).toContainText('Public')
  await expect(user.card('secret.txt')).toContainText('Private')
  expect((await user.fetchAsset(user.urlOf('open.txt'))).status).toBe(200)
  await user.expectGone(user.urlOf('secret.txt'))
})

test('or for all at once', async ({ user }) => {
  await user.dropFiles(textFile('a.txt'), textFile('b.txt'))
  await user.chooseVisibilityForAll('Private')
  await user.send()
  await expect(user.card('a.txt')).toContainText('Private')
  await expect(user.card('b.txt')).toContainText('Private')
})

test('the .protected. marker makes a file ask for a signature', async ({ user }) => {
  await user.dropFiles(textFile('signed.protected.txt'))
  await expect(user.tray).toContainText('signed.txt')
  await user.send()
  await expect(user.card('signed.txt')).toContainText('Protected')
  user.noise.allow(/^403 /, 'a protected asset refuses who has no signature')
  expect((await user.fetchAsset(user.urlOf('signed.txt'))).status).toBe(403)
})

test('a name that only seems to make a file private is flagged', async ({ user }) => {
  await user.dropFiles(textFile('UPPER.PRIVATE.TXT'))
  await expect(user.tray).toContainText('This file will be public.')
  await user.tray.getByRole('button', { name: 'Make private: UPPER.PRIVATE.TXT' }).click()
  await user.send()
  await expect(user.card('UPPER.PRIVATE.TXT')).toContainText('Private')
})

test('the .private. marker makes a file private and leaves its name', async ({ user }) => {
  await user.dropFiles(textFile('star_destroyer.private.jpg'))
  await expect(user.tray).toContainText('star_destroyer.jpg')
  await user.send()
  await expect(user.card('star_destroyer.jpg')).toContainText('Private')
  await user.expectGone(user.urlOf('star_destroyer.jpg'))
  await user.expectGone(user.urlOf('star_destroyer.private.jpg'))
})

test('a private card offers the line for Functions and no URL', async ({ user }) => {
  await user.publish([textFile('names.json')], 'Private')
  const card = user.card('names.json')
  await expect(card).toContainText("Runtime.getAssets()['/assets/names.json']")
  await expect(card).not.toContainText('http')
  expect(await user.copyUrl('names.json')).toBe("Runtime.getAssets()['/assets/names.json']")
})
