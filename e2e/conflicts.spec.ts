import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

const first = textFile('menu.txt', 'The first menu.\n')
const second = textFile('menu.txt', 'The second menu, longer.\n')

test('nothing is sent before it is decided what happens to files that exist', async ({
  user,
}) => {
  await user.publish([first])
  await user.dropFiles(second, textFile('new.txt'))
  await user.send()
  await user.expectConflicts(1)
  await user.expectAnnounced('1 file exists already: decide what to do.')
  await expect(user.conflicts.getByRole('heading')).toBeFocused()
  await expect(user.conflict('/assets/menu.txt')).toContainText('Another file is served there.')
  await expect(user.conflict('/assets/menu.txt')).toContainText(/Served now.*Your file/)
  await expect(user.upload('new.txt')).toContainText('Waits until the conflicts')

  expect(await user.readUnfinished()).toEqual([])
  expect(await user.readPublished()).toEqual(['/assets/menu.txt'])
  expect((await user.fetchAsset(user.urlOf('menu.txt'))).body).toEqual(first.buffer)

  await user.decide('menu.txt', 'Skip')
  await user.expectSummary('2 published, 1 skipped')
  expect(await user.readPublished()).toEqual(['/assets/menu.txt', '/assets/new.txt'])
  expect((await user.fetchAsset(user.urlOf('menu.txt'))).body).toEqual(first.buffer)
})

test('Replace keeps the URL and serves the new bytes', async ({ user }) => {
  await user.publish([first])
  await user.dropFiles(second)
  await user.send()
  await user.decide('menu.txt', 'Replace')
  await user.expectSummary('2 published')
  await expect(user.card('menu.txt')).toHaveCount(1)
  expect((await user.fetchAsset(user.urlOf('menu.txt'))).body).toEqual(second.buffer)
})

test('Replace leaves a private asset private, whatever was chosen for the file', async ({
  user,
}) => {
  await user.publish([first], 'Private')
  await user.dropFiles(second)
  await user.chooseVisibility('menu.txt', 'Public')
  await user.send()
  await expect(user.decision('menu.txt', 'Replace')).toHaveAccessibleName(
    'Replace menu.txt (keeps URL and visibility)',
  )
  await user.decide('menu.txt', 'Replace')
  await user.expectSummary('2 published')
  await expect(user.card('menu.txt')).toContainText('Private')
  await user.expectGone(user.urlOf('menu.txt'))
})

test('Keep both publishes the new one beside the old one', async ({ user }) => {
  await user.publish([first])
  await user.dropFiles(second)
  await user.send()
  await expect(user.conflict('/assets/menu.txt')).toContainText('such as menu-2.txt')
  await user.decide('menu.txt', 'Keep both')
  await expect(user.card('menu-2.txt')).toBeVisible()
  expect((await user.fetchAsset(user.urlOf('menu.txt'))).body).toEqual(first.buffer)
  expect((await user.fetchAsset(user.urlOf('menu-2.txt'))).body).toEqual(second.buffer)
})

test('the very same bytes are skipped without a question', async ({ user }) => {
  await user.publish([first])
  await user.dropFiles(first)
  await user.send()
  await user.expectSummary('1 published, 1 skipped')
  await expect(user.upload('menu.txt').last()).toContainText(
    'Identical to what is served there',
  )
  await expect(user.conflicts).toHaveCount(0)
  expect(await user.readPublished()).toEqual(['/assets/menu.txt'])
})

test('the same bytes for other readers are a question: skipping is not what was meant', async ({
  user,
}) => {
  await user.publish([first])
  await user.dropFiles(first)
  await user.chooseVisibility('menu.txt', 'Private')
  await user.send()
  await expect(user.conflict('/assets/menu.txt')).toContainText(
    'they are public and this file was to be private',
  )
  await expect(user.decision('menu.txt', 'Replace')).toHaveCount(0)
  await user.decide('menu.txt', 'Skip')
  await user.expectSummary('1 published, 1 skipped')
  await expect(user.card('menu.txt')).toContainText('Public')
})

test('a Function cannot be replaced by a file', async ({ user }) => {
  await user.saveFunction('/menu', 'The menu of the day.')
  await user.deploy()
  await user.dropFiles(textFile('menu'))
  await user.chooseFolder('/')
  await user.send()
  await expect(user.conflict('/menu')).toContainText('A Function runs there.')
  await expect(user.decision('menu', 'Replace')).toHaveCount(0)
  await user.decide('menu', 'Keep both')
  await expect(user.card('menu-2')).toBeVisible()
})
