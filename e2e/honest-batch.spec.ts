import { rmSync } from 'node:fs'
import { onDisk } from './support/disk.ts'
import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('mixed results are told as they are, and the failed stay with reason and fix', async ({
  user,
  page,
  noise,
}, info) => {
  noise.allow(/^507 POST /, 'the disk is full on purpose')
  noise.allow(/ERR_CONNECTION/, 'the server is restarted with another disk')
  await user.openWithLittleRoom()
  await user.publish([textFile('one.txt'), textFile('two.txt')])
  await user.expectSummary('2 published')

  const gone = onDisk(info, bigFile('gone.bin', 200_000))
  const same = onDisk(info, textFile('one.txt'))
  const large = ['orbit.bin', 'moon.bin'].map((name) => onDisk(info, bigFile(name, 200_000)))
  await user.chooseFromDisk(gone, same, ...large)
  await expect(user.tray).toContainText('gone.bin')
  rmSync(gone)
  await user.runOutOfRoom()
  await user.send()
  await user.expectSummary('2 published, 1 skipped, 3 failed')
  await expect(user.upload('one.txt').last()).toContainText('Identical to what is served there')
  await expect(user.upload('gone.bin')).toContainText(
    'The file cannot be read any more. It may have been moved, changed or deleted. Choose it again.',
  )
  await expect(user.upload('moon.bin')).toContainText('The disk of the server is full.')
  await user.expectAnnounced('2 published, 1 skipped, 3 failed.')

  await user.makeRoom()
  await user.forAll('Retry the 2 that failed')
  await user.expectSummary('4 published, 1 skipped, 1 failed')
  await expect(user.upload('gone.bin')).toBeVisible()

  await user.forAll('Copy all URLs (4)')
  await expect(user.uploads.getByRole('button', { name: 'Copied', exact: true })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')).toEqual(
    ['one.txt', 'two.txt', 'orbit.bin', 'moon.bin'].map((name) => user.urlOf(name)),
  )
})
