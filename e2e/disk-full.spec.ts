import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('a full disk costs nothing that is there, and what failed goes once there is room', async ({
  user,
  noise,
}) => {
  noise.allow(/^507 POST /, 'the disk is full on purpose')
  noise.allow(/ERR_CONNECTION/, 'the server is restarted with another disk')
  await user.openWithLittleRoom()
  await user.publish([textFile('there.txt')])
  await user.runOutOfRoom()
  const files = [bigFile('orbit.bin', 200_000), bigFile('moon.bin', 300_000)]
  await user.dropFiles(...files)
  await user.send()
  for (const { name } of files) {
    await expect(user.upload(name)).toContainText(
      'The disk of the server is full. Free space in its data folder, then retry. What is published is not affected.',
    )
  }
  await user.expectSummary('1 published, 2 failed')
  await user.expectAnnounced('moon.bin failed. The disk of the server is full.')
  await expect(user.card('there.txt')).toBeVisible()
  const there = await user.fetchAsset(user.urlOf('there.txt'))
  expect(there.body).toEqual(textFile('there.txt').buffer)
  expect(await user.readUnfinished(), 'nothing was begun').toEqual([])

  await user.makeRoom()
  await user.forAll('Retry the 2 that failed')
  await user.expectSummary('3 published')
  for (const { name, buffer } of files) {
    expect((await user.fetchAsset(user.urlOf(name))).body.equals(buffer), name).toBe(true)
  }
})
