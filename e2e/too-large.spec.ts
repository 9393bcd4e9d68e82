import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ serverSettings: { HANGAR_MAX_ASSET_BYTES: '1000' } })

// The mock takes what its page's memory holds; no test should try how much that is.
test.describe('a file that is too big', { tag: '@server' }, () => {
  test('is told so before a byte is sent, by a limit that is stated up front', async ({
    user,
    page,
  }) => {
    const ways = page.getByRole('region', { name: 'Upload files' })
    await expect(ways).toContainText('up to 1000 bytes each')
    await user.dropFiles(bigFile('big.bin', 5000), textFile('small.txt'))
    await expect(user.tray).toContainText('This file is too big')
    await user.send()
    await expect(user.card('small.txt')).toBeVisible()
    await user.expectSummary('1 published, 1 failed')
    await expect(user.upload('big.bin')).toContainText(
      'This file is too big (4.9 KB). You can upload files up to 1000 bytes.',
    )
    await user.expectAnnounced('big.bin failed. This file is too big')
  })

  test('is refused by the server before it reads it, if the console knows an old limit', async ({
    user,
    server,
    noise,
  }) => {
    noise.allow(/^413 POST /, 'the file is too large on purpose')
    noise.allow(/ERR_CONNECTION/, 'the server is restarted with another limit')
    await server.restart({ HANGAR_MAX_ASSET_BYTES: '10MB' })
    await user.open()
    await user.dropFiles(bigFile('big.bin', 3 * 1024 ** 2))
    await server.restart()
    await user.send()
    await expect(user.upload('big.bin')).toContainText(
      'This file is too big for the server. Choose a smaller file, or raise HANGAR_MAX_ASSET_BYTES on the server.',
    )
    await expect(user.uploads.getByRole('button', { name: 'Retry: big.bin' })).toHaveCount(0)
  })
})
