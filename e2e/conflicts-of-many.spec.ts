import { textFile, type FilePayload } from './support/files.ts'
import { expect, test } from './support/test.ts'

const NAMES = ['a.txt', 'b.txt', 'c.txt'] as const
const before = NAMES.map((name) => textFile(name, `Before: ${name}\n`))
const after = NAMES.map((name) => textFile(name, `After, and longer: ${name}\n`))
const textOf = (files: readonly FilePayload[], name: string) =>
  files.find((file) => file.name === name)?.buffer

test.beforeEach(async ({ user }) => {
  await user.publish(before)
  await user.dropFiles(...after)
  await user.send()
  await user.expectConflicts(3)
  await user.expectAnnounced('3 files exist already: decide what to do.')
})

test('one click replaces all', async ({ user }) => {
  await user.decideForAll('Replace')
  await user.expectSummary('6 published')
  for (const name of NAMES) {
    const { body } = await user.fetchAsset(user.urlOf(name))
    expect(body).toEqual(textOf(after, name))
  }
})

test('one click skips all', async ({ user }) => {
  await user.decideForAll('Skip')
  await user.expectSummary('3 published, 3 skipped')
  expect(await user.readPublished()).toHaveLength(3)
})

test('one click keeps both of all', async ({ user, page }) => {
  await user.decideForAll('Keep both')
  await user.expectSummary('6 published')
  await expect(page.getByRole('search')).toContainText('6 assets')
  const { body } = await user.fetchAsset(user.urlOf('b-2.txt'))
  expect(body).toEqual(textOf(after, 'b.txt'))
})

test('each file can be decided by itself, and the focus goes from one to the next', async ({
  user,
}) => {
  await user.decide('a.txt', 'Replace')
  await user.expectConflicts(2)
  await expect(user.decision('b.txt', 'Replace')).toBeFocused()
  expect(await user.readPublished(), 'all wait for the last one').toHaveLength(3)
  await user.decide('b.txt', 'Keep both')
  await user.decide('c.txt', 'Skip')
  await user.expectSummary('5 published, 1 skipped')
  await expect(user.uploads.getByRole('heading')).toBeFocused()
  const bytesAt = async (name: string) => (await user.fetchAsset(user.urlOf(name))).body
  expect(await bytesAt('a.txt')).toEqual(textOf(after, 'a.txt'))
  expect(await bytesAt('b.txt')).toEqual(textOf(before, 'b.txt'))
  expect(await bytesAt('b-2.txt')).toEqual(textOf(after, 'b.txt'))
  expect(await bytesAt('c.txt')).toEqual(textOf(before, 'c.txt'))
})

test('what is chosen from now on is remembered, even after a reload, until one wants to be asked', async ({
  user,
  page,
}) => {
  await user.decideFromNowOn()
  await user.decideForAll('Replace')
  await user.expectSummary('6 published')

  await page.reload()
  await user.dropFiles(textFile('a.txt', 'A third time, quite another length.\n'))
  await expect(user.tray).toContainText('replaced without asking')
  await user.send()
  await user.expectPublished('a.txt')

  await user.dropFiles(textFile('a.txt', 'A fourth.\n'))
  await user.tray.getByRole('button', { name: 'Ask me again' }).click()
  await expect(user.tray.getByRole('heading')).toBeFocused()
  await expect(user.tray).not.toContainText('without asking')
  await user.send()
  await user.expectConflicts(1)
})
