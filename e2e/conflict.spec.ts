import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

const first = textFile('menu.txt', 'The first menu.\n')
const second = textFile('menu.txt', 'The second menu.\n')

test.beforeEach(async ({ user, noise }) => {
  await user.publish([first])
  noise.allow(/^409 POST .*\/api\/uploads/, 'the server refuses a path that is taken')
  await user.dropFiles(second)
  await user.send()
  await expect(user.uploads).toContainText('An asset with this path exists.')
})

test('nothing is overwritten without asking', async ({ user }) => {
  await user.expectAnnounced('menu.txt failed. An asset with this path exists.')
  const answer = await user.fetchAsset(user.urlOf('menu.txt'))
  expect(answer.body).toEqual(first.buffer)
})

test('Replace keeps the URL and serves the new bytes', async ({ user }) => {
  await user.uploads
    .getByRole('button', { name: 'Replace menu.txt (keeps URL and visibility)' })
    .click()
  await user.expectSummary('2 published')
  await expect(user.card('menu.txt')).toHaveCount(1)
  const answer = await user.fetchAsset(user.urlOf('menu.txt'))
  expect(answer.body).toEqual(second.buffer)
})

test('Keep both publishes the new one beside the old one', async ({ user }) => {
  await user.uploads.getByRole('button', { name: 'Keep both of menu.txt' }).click()
  await expect(user.card('menu-2.txt')).toBeVisible()
  expect((await user.fetchAsset(user.urlOf('menu.txt'))).body).toEqual(first.buffer)
  expect((await user.fetchAsset(user.urlOf('menu-2.txt'))).body).toEqual(second.buffer)
})

test('Replace leaves a private asset private, whatever was chosen for the file', async ({
  user,
}) => {
  const secret = textFile('secret.txt', 'The first secret.\n')
  await user.publish([secret], 'Private')
  await user.dropFiles(textFile('secret.txt', 'The second secret.\n'))
  await user.chooseVisibility('secret.txt', 'Public')
  await user.send()
  await user.uploads
    .getByRole('button', { name: 'Replace secret.txt (keeps URL and visibility)' })
    .click()
  await user.expectSummary('3 published, 1 failed')
  await expect(user.card('secret.txt')).toContainText('Private')
  await user.expectGone(user.urlOf('secret.txt'))
})
