import { rmSync } from 'node:fs'
import { onDisk } from './support/disk.ts'
import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('one file that fails takes no other with it, and can be chosen again', async ({
  user,
}, info) => {
  const gone = onDisk(info, textFile('gone.txt'))
  const others = ['one.txt', 'two.txt'].map((name) => onDisk(info, textFile(name)))
  await user.chooseFromDisk(gone, ...others)
  await expect(user.tray).toContainText('gone.txt')
  rmSync(gone)
  await user.send()
  await user.expectSummary('2 published, 1 failed')
  await expect(user.upload('gone.txt')).toContainText(
    'The file cannot be read any more. It may have been moved, changed or deleted. Choose it again.',
  )
  await user.expectAnnounced('gone.txt failed. The file cannot be read any more.')
  await expect(user.uploads.getByRole('button', { name: 'Retry: gone.txt' })).toHaveCount(0)

  await user.uploads
    .getByRole('button', { name: 'Remove gone.txt from this list', exact: true })
    .click()
  await user.expectSummary('2 published')
  await user.chooseFromDisk(onDisk(info, textFile('gone.txt')))
  await user.send()
  await expect(user.card('gone.txt')).toBeVisible()
  await user.expectSummary('3 published')
})
