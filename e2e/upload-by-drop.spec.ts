import { bigFile, photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('a dropped photo gets a URL that answers with the same bytes', async ({ user }) => {
  const falcon = photo('millennium_falcon.jpg')
  await user.dropFiles(falcon)
  await user.send()
  await expect(user.card('millennium_falcon.jpg')).toBeVisible()
  await user.expectAnnounced('1 published')

  const answer = await user.fetchAsset(await user.copyUrl('millennium_falcon.jpg'))
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual(falcon.buffer)
})

test('many files dropped at once are all published', async ({ user, page }) => {
  const names = Array.from({ length: 12 }, (_, number) => `note-${number + 1}.txt`)
  await user.publish(names.map((name) => textFile(name)))
  await user.expectSummary('12 published')
  await expect(page.getByRole('search')).toContainText('12 assets')
})

test('a file of several parts arrives whole', async ({ user }) => {
  const film = bigFile('film.bin', 9 * 1024 * 1024)
  await user.publish([film])
  const answer = await user.fetchAsset(user.urlOf('film.bin'))
  expect(answer.body.equals(film.buffer)).toBe(true)
})

test('an empty file is a file too', async ({ user }) => {
  await user.publish([textFile('empty.txt', '')])
  const answer = await user.fetchAsset(user.urlOf('empty.txt'))
  expect(answer).toMatchObject({ status: 200, body: Buffer.alloc(0) })
})

test('a name with spaces gets dashes, and the user is told', async ({ user }) => {
  await user.dropFiles(textFile('my holiday notes.txt'))
  await expect(user.tray).toContainText('my-holiday-notes.txt')
  await user.send()
  await expect(user.card('my-holiday-notes.txt')).toBeVisible()
})
