import { photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('cards show a picture of what is in the file', async ({ user }) => {
  await user.publish([photo('falcon.jpg'), textFile('words.txt')])
  const picture = user.card('falcon.jpg').locator('img')
  await expect(picture).toHaveJSProperty('complete', true)
  await expect(picture).toHaveJSProperty('naturalWidth', 160)
  await expect(user.card('words.txt').locator('img')).toHaveCount(0)
})

test('the table holds the same assets, with the same things to do', async ({ user, page }) => {
  await user.publish([textFile('one.txt'), textFile('two.txt')])
  await user.showTable()
  await expect(user.row('one.txt')).toContainText('Public')
  user.noise.allow(/^404 GET .*(one|two)\.txt/, 'the proofs ask for what is cut off')
  await user.toggle('one.txt', 'private')
  await expect(user.row('one.txt')).toContainText('Private')
  await user.remove('two.txt')
  await expect(user.row('two.txt')).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Assets' })).toBeVisible()
})

test('the table is ordered by its headings, and says so', async ({ user, page }) => {
  await user.publish([textFile('a.txt', 'aaa'), textFile('b.txt', 'b')])
  await user.showTable()
  const path = page.getByRole('columnheader', { name: 'Path' })
  await path.getByRole('button').click()
  await expect(path).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('row').nth(1)).toContainText('a.txt')
  await path.getByRole('button').click()
  await expect(path).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('row').nth(1)).toContainText('b.txt')
})

test('the view is kept for the next visit', async ({ user, page }) => {
  await user.publish([textFile('one.txt')])
  await user.showTable()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible()
  await user.dropFiles(textFile('two.txt'))
  await user.send()
  await expect(user.row('two.txt')).toBeVisible()
})

test('an asset is opened in a new tab and downloaded under its name', async ({
  user,
  page,
  context,
}) => {
  await user.publish([textFile('letter.txt', 'Dear you,\n')])
  const opened = context.waitForEvent('page')
  await user
    .card('letter.txt')
    .getByRole('link', { name: 'Open letter.txt in a new tab' })
    .click()
  await expect((await opened).getByText('Dear you,')).toBeVisible()

  await user.openMenu('letter.txt')
  const saved = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Download' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('letter.txt')
})
