import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('a renamed asset answers at its new path only', async ({ user }) => {
  await user.publish([textFile('draft.txt')])
  user.noise.allow(/^404 GET .*draft\.txt/, 'the proof, and we, ask for the old path')
  await user.rename('draft.txt', { name: 'final.txt' })
  await user.expectToast('is now at /assets/final.txt')
  await expect(user.card('final.txt')).toBeVisible()
  await expect(user.card('draft.txt')).toHaveCount(0)
  expect((await user.fetchAsset(user.urlOf('final.txt'))).status).toBe(200)
  expect((await user.fetchAsset(user.urlOf('draft.txt'))).status).toBe(404)
})

test('an asset moves to another folder', async ({ user }) => {
  await user.publish([textFile('logo.txt')])
  user.noise.allow(/^404 GET .*\/assets\/logo\.txt/, 'the proof asks for the old path')
  await user.rename('logo.txt', { folder: '/assets/brand' })
  await user.expectToast('is now at /assets/brand/logo.txt')
  expect((await user.fetchAsset(user.urlOf('brand/logo.txt'))).status).toBe(200)
})

test('a path that is taken is refused in the dialog, and nothing is lost', async ({
  user,
  page,
}) => {
  await user.publish([textFile('one.txt'), textFile('two.txt')])
  user.noise.allow(/^409 /, 'the server refuses the move')
  await user.rename('one.txt', { name: 'two.txt' })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('/assets/two.txt')
  await expect(dialog.getByLabel('Name')).toHaveValue('two.txt')
  await page.keyboard.press('Escape')
  await expect(user.card('one.txt')).toBeVisible()
  await expect(user.card('two.txt')).toBeVisible()
})

test('a forbidden character is told at once', async ({ user, page }) => {
  await user.publish([textFile('one.txt')])
  await user.rename('one.txt', { name: 'one#two.txt' })
  await expect(page.getByRole('dialog')).toContainText('#')
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused()
})
