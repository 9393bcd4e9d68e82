import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.describe('a server that takes small files only', { tag: '@server' }, () => {
  test.use({ serverSettings: { HANGAR_MAX_ASSET_BYTES: '1000' } })

  test('a file that is too big is told so before a byte is sent', async ({ user }) => {
    await user.dropFiles(bigFile('big.bin', 5000), textFile('small.txt'))
    await expect(user.tray).toContainText('This file is too big')
    await user.send()
    await expect(user.card('small.txt')).toBeVisible()
    await expect(user.uploads).toContainText('1 published, 1 failed')
    await user.expectAnnounced('big.bin failed. This file is too big')
  })
})

test(
  'an upload that the network broke is retried by hand',
  { tag: '@server' },
  async ({ user, server, noise }) => {
    noise.allow(/ERR_CONNECTION_REFUSED/, 'the server is stopped on purpose')
    await user.dropFiles(textFile('late.txt'))
    await server.stop()
    await user.send()
    await expect(user.uploads.getByRole('button', { name: 'Retry: late.txt' })).toBeVisible({
      timeout: 20_000,
    })
    await server.start()
    await user.uploads.getByRole('button', { name: 'Retry: late.txt' }).click()
    await expect(user.card('late.txt')).toBeVisible()
  },
)

test('an upload can be cancelled, and sent after all', async ({ user, page }) => {
  await user.dropFiles(bigFile('long.bin', 64 * 1024 * 1024))
  await user.send()
  await user.uploads.getByRole('button', { name: 'Cancel upload of long.bin' }).click()
  await expect(user.uploads).toContainText('1 cancelled')
  await expect(page.getByRole('article')).toHaveCount(0)
  await user.uploads.getByRole('button', { name: 'Upload again: long.bin' }).click()
  await expect(user.card('long.bin')).toBeVisible({ timeout: 30_000 })
})
