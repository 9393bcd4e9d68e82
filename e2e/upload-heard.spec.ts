import { bigFile, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

const PROGRESS = /^(?:Uploading|\d+% uploaded|\d+ published)/

test('the start, the quarters and the end are said, each once and in order', async ({
  user,
  page,
}) => {
  await user.slowNetwork()
  const parts = ['a.bin', 'b.bin', 'c.bin', 'd.bin'].map((name) => bigFile(name, 2 * 1024 ** 2))
  await user.dropFiles(...parts)
  await user.send()
  await expect(page.getByRole('progressbar', { name: 'Uploading all files' })).toBeVisible()
  await expect(user.uploadBar('a.bin')).toBeVisible()
  // A busy machine may say two quarters at once, which are then the later one.
  await user.expectSummary('4 published')
  await user.expectAnnounced('4 published.')
  const told = (await user.heard()).filter((text) => PROGRESS.test(text))
  expect(told[0]).toBe('Uploading 4 files.')
  expect(told.at(-1)).toBe('4 published.')
  const quarters = told.slice(1, -1)
  expect(quarters.length).toBeGreaterThan(0)
  expect(['25% uploaded.', '50% uploaded.', '75% uploaded.']).toEqual(
    expect.arrayContaining(quarters),
  )
  expect(quarters).toEqual([...new Set(quarters)].toSorted())
})

test('what waits for a decision is said, and what was decided', async ({ user }) => {
  await user.publishElsewhere('/assets/menu.txt', 'The first menu.\n')
  await user.dropFiles(textFile('menu.txt'))
  await user.send()
  await user.expectAnnounced('1 file exists already: decide what to do.')
  await user.decide('menu.txt', 'Skip')
  await user.expectAnnounced('1 skipped.')
})

test('a failure interrupts, names the file, and says what to do', async ({
  user,
  page,
  noise,
}) => {
  noise.allow(/^\d+ |net::ERR|CORS/, 'nothing may be fetched from there')
  await user.addUrls('https://127.0.0.1:8/nothing.txt')
  await user.send()
  await user.expectSummary('1 failed')
  const alert = page.getByRole('alert').filter({ hasText: 'nothing.txt failed.' })
  await expect(alert).toContainText(/upload it|HANGAR_FETCH_ALLOW/)
  await user.expectAnnounced('1 failed.')
})

test('what is only typed and looked at is not commented on', async ({ user }) => {
  await user.dropFiles(textFile('one.txt'), textFile('two.txt'))
  await user.chooseVisibilityForAll('Private')
  await user.chooseFolder('/assets/press/')
  await user.discard()
  expect(await user.heard()).toEqual([])
})
