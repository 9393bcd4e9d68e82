import { mkdir, writeFile } from 'node:fs/promises'
import type { DroppedEntry } from './support/dropped-entries.ts'
import { expect, test } from './support/test.ts'

const texts = (count: number): DroppedEntry[] =>
  Array.from({ length: count }, (_, number) => ({
    name: `stop-${number}.txt`,
    text: `Stop ${number}.\n`,
  }))

test('a folder from the disk is published as it is, with all that is in its folders', async ({
  user,
}, testInfo) => {
  const folder = testInfo.outputPath('tour')
  await mkdir(`${folder}/stops/late`, { recursive: true })
  await mkdir(`${folder}/nothing`)
  await writeFile(`${folder}/map.txt`, 'The map.\n')
  await writeFile(`${folder}/stops/late/last.txt`, 'The last stop.\n')
  const alone = testInfo.outputPath('alone.txt')
  await writeFile(alone, 'Beside the folder.\n')
  await user.dropFromDisk([folder, alone])
  await expect(user.tray.getByRole('heading')).toHaveText('Review 3 files')
  await expect(user.leftOut('tour/nothing')).toContainText('It is empty')
  await user.send()
  await user.expectSummary('3 published')
  const textAt = async (path: string) =>
    (await user.fetchAsset(user.urlOf(path))).body.toString()
  expect(await textAt('tour/map.txt')).toBe('The map.\n')
  expect(await textAt('tour/stops/late/last.txt')).toBe('The last stop.\n')
  expect(await textAt('alone.txt')).toBe('Beside the folder.\n')
})

test('all of a folder arrives where a browser gives a hundred entries at a time', async ({
  user,
  page,
}) => {
  // A few files a second where other things run besides.
  test.slow()
  await user.dropEntries({ name: 'tour', inside: texts(105) })
  await expect(user.tray.getByRole('heading')).toHaveText('Review 105 files')
  await user.send()
  await expect(user.uploads.getByText('105 published', { exact: true })).toBeVisible({
    timeout: 150_000,
  })
  await expect(page.getByRole('search')).toContainText('105 assets')
  const { body } = await user.fetchAsset(user.urlOf('tour/stop-104.txt'))
  expect(body.toString()).toBe('Stop 104.\n')
})

test('what cannot be read, and what is empty, is named and keeps nothing else', async ({
  user,
  page,
}) => {
  await user.dropEntries({
    name: 'tour',
    inside: [
      { name: 'locked.txt', text: null },
      { name: 'map.txt', text: 'The map.\n' },
      { name: 'nothing', inside: [] },
    ],
  })
  const title = '1 file or folder could not be read, and 1 folder is empty.'
  await expect(page.getByText(title, { exact: true })).toBeVisible()
  await user.expectAnnounced(`${title} A list says which.`)
  await expect(user.leftOut('tour/locked.txt')).toContainText('Check its permissions.')
  await expect(user.leftOut('tour/nothing')).toContainText('It is empty')
  await expect(user.tray.getByRole('heading')).toHaveText('Review 1 file')
  await user.send()
  await user.expectSummary('1 published')

  await page.getByRole('button', { name: 'Copy the list' }).click()
  await user.expectAnnounced('Copied the list')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'tour/locked.txt: The browser may not read it.',
  )
  await page.getByRole('button', { name: 'Dismiss', exact: true }).first().click()
  await expect(page.getByText(title, { exact: true })).toBeHidden()
  await expect(user.chooseButton).toBeFocused()
})

test('several folders at once, and one that is slow holds up no other', async ({ user }) => {
  await user.dropEntries({ name: 'slow', inside: texts(2), isHeld: true })
  await expect(user.reading).toBeVisible()
  await user.dropEntries(
    { name: 'quick', inside: texts(1) },
    { name: 'other', inside: texts(1) },
  )
  await expect(user.tray.getByRole('heading')).toHaveText('Review 2 files')
  await expect(user.reading).toBeVisible()
  await user.expectAnnounced('Reading.')
  await user.letReadingGoOn()
  await user.letReadingGoOn()
  await expect(user.tray.getByRole('heading')).toHaveText('Review 4 files')
  await expect(user.reading).toBeHidden()
})

test('reading can be called off', async ({ user, page }) => {
  await user.dropEntries({ name: 'slow', inside: texts(2), isHeld: true })
  await page.getByRole('button', { name: 'Cancel reading' }).click()
  await user.expectAnnounced('Reading cancelled. Nothing of it was added.')
  await expect(user.reading).toBeHidden()
  await expect(user.chooseButton).toBeFocused()
  await expect(user.tray).toHaveCount(0)
})

test('a folder with nothing in it is told of', async ({ user, page }) => {
  await user.dropEntries({ name: 'nothing', inside: [] })
  await expect(page.getByText('1 folder is empty.', { exact: true })).toBeVisible()
  await user.expectAnnounced('1 folder is empty. A list says which.')
  await expect(user.tray).toHaveCount(0)
})
