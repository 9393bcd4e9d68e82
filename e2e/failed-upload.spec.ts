import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test(
  'an upload that the network broke is retried by hand',
  { tag: '@server' },
  async ({ user, server, noise }) => {
    noise.allow(/ERR_CONNECTION_REFUSED/, 'the server is stopped on purpose')
    await user.dropFiles(textFile('late.txt'))
    await server.stop()
    await user.send()
    await expect(user.uploads.getByRole('button', { name: 'Retry: late.txt' })).toBeVisible()
    await server.start()
    await user.uploads.getByRole('button', { name: 'Retry: late.txt' }).click()
    await expect(user.card('late.txt')).toBeVisible()
  },
)

test('an upload can be cancelled, and sent after all', async ({ user, page, noise }) => {
  noise.allow(/^423 DELETE /, 'the server first lets go of the part that was cut off')
  await user.slowNetwork()
  await user.dropFiles(bigFile('long.bin', 40 * 1024 * 1024))
  await user.send()
  await user.uploads.getByRole('button', { name: 'Cancel upload of long.bin' }).click()
  await expect(user.uploads).toContainText('1 cancelled')
  await expect(page.getByRole('article')).toHaveCount(0)
  await user.fastNetwork()
  await user.uploads.getByRole('button', { name: 'Upload again: long.bin' }).click()
  await expect(user.card('long.bin')).toBeVisible()
})
