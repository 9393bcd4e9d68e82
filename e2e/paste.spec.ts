import { photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('a pasted picture is shown first, and gets a name to edit', async ({ user }) => {
  await user.copyPicture()
  await user.pressPaste()
  await expect(user.pasteDialog.getByRole('img', { name: /^Preview of pasted-/ })).toBeVisible()
  await expect(user.pasteDialog).toContainText('image/png')
  const name = user.pasteDialog.getByLabel('Name')
  await expect(name).toBeFocused()
  await expect(name).toHaveValue(/^pasted-\d{4}-\d\d-\d\d-\d{4}\.png$/)
  await name.fill('diagram.png')
  await user.addPasted()
  await expect(user.tray.getByRole('heading')).toBeFocused()
  await user.send()
  await expect(user.card('diagram.png')).toBeVisible()
  const { body } = await user.fetchAsset(user.urlOf('diagram.png'))
  expect(body.subarray(1, 4).toString()).toBe('PNG')
})

test('a pasted text becomes a file', async ({ user }) => {
  await user.copyText('Good morning, falcon.\n')
  await user.pressPaste()
  await expect(user.pasteDialog).toContainText('Good morning, falcon.')
  // What is typed at once replaces the stem, and leaves the extension.
  await expect(user.pasteDialog.getByLabel('Name')).toBeFocused()
  await user.page.keyboard.type('greeting')
  await user.addPasted()
  await user.send()
  await expect(user.card('greeting.txt')).toBeVisible()
  const { body } = await user.fetchAsset(user.urlOf('greeting.txt'))
  expect(body.toString()).toBe('Good morning, falcon.\n')
})

test('pasted files keep their names, and any can be left out', async ({ user }) => {
  const falcon = photo('falcon.jpg')
  await user.pasteFiles(falcon, textFile('notes.txt'), textFile('wrong.txt'))
  await expect(
    user.pasteDialog.getByRole('img', { name: 'Preview of falcon.jpg' }),
  ).toBeVisible()
  await user.pasteDialog.getByRole('button', { name: 'Leave out wrong.txt' }).click()
  await user.addPasted()
  await user.send()
  await user.expectSummary('2 published')
  expect((await user.fetchAsset(user.urlOf('falcon.jpg'))).body).toEqual(falcon.buffer)
})

test('more can be pasted while the dialog is open', async ({ user }) => {
  await user.pasteFiles(textFile('one.txt'))
  await user.pasteFiles(textFile('two.txt'))
  await expect(user.pasteDialog.getByLabel('Name of file 2')).toHaveValue('two.txt')
  await user.addPasted()
  await expect(user.tray.getByRole('heading')).toHaveText('Review 2 files')
})

test('a name that cannot be is told in its field, and nothing is added', async ({
  user,
  page,
}) => {
  await user.pasteFiles(textFile('one.txt'), textFile('two.txt'))
  await user.pasteDialog.getByLabel('Name of file 2').focus()
  await page.keyboard.type('one')
  await expect(user.pasteDialog).toContainText('Another file here has this name.')
  await user.pasteDialog.getByLabel('Name of file 1').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await user.pasteDialog.getByRole('button', { name: 'Add 2 files' }).click()
  await expect(user.pasteDialog).toContainText('The name is empty. Give the file a name.')
  await expect(user.pasteDialog.getByLabel('Name of file 1')).toBeFocused()
})

test('the Paste button takes what is in the clipboard', async ({ user }) => {
  await user.copyPicture()
  await user.pasteButton.click()
  await expect(user.pasteDialog.getByRole('img')).toBeVisible()
  await user.page.keyboard.press('Escape')
  await expect(user.pasteButton).toBeFocused()
  await expect(user.tray).toHaveCount(0)
})

test('what is pasted into a field is meant for the field', async ({ user, page }) => {
  await user.publish([textFile('one.txt')])
  await user.copyText('zeppelin')
  await page.getByLabel('Search assets by path').focus()
  await user.pressPaste()
  await expect(page.getByLabel('Search assets by path')).toHaveValue('zeppelin')
  await expect(user.pasteDialog).toHaveCount(0)
})

test.describe('where the browser does not let the page read the clipboard', () => {
  test.use({ permissions: [] })

  test('the Paste button says so, and how it works all the same', async ({ user }) => {
    await user.pasteButton.click()
    await expect(user.pasteDialog).toContainText('did not let Hangar read the clipboard')
    await expect(user.pasteDialog).toContainText('Press Ctrl+V')
    await user.pasteFiles(textFile('by-keys.txt'))
    await expect(user.pasteDialog.getByLabel('Name')).toHaveValue('by-keys.txt')
    await user.addPasted()
    await user.send()
    await expect(user.card('by-keys.txt')).toBeVisible()
  })
})
