import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ serverSettings: { HANGAR_MAX_ASSET_BYTES: '1000' } })

test(
  'a file that is too big is told so before a byte is sent',
  { tag: '@server' },
  async ({ user }) => {
    await user.dropFiles(bigFile('big.bin', 5000), textFile('small.txt'))
    await expect(user.tray).toContainText('This file is too big')
    await user.send()
    await expect(user.card('small.txt')).toBeVisible()
    await user.expectSummary('1 published, 1 failed')
    await user.expectAnnounced('big.bin failed. This file is too big')
  },
)
