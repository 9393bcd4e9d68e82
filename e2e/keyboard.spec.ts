import { textFile } from './support/files.ts'
import { takePickersAway } from './support/pickers.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(({ context }) => takePickersAway(context))

test('the whole job without a mouse: upload, copy, toggle, delete, undo', async ({
  user,
  page,
  noise,
}) => {
  noise.allow(/^404 GET .*typed\.txt/, 'the proofs ask for what is cut off')
  const { keyboard } = page

  await user.tabTo('Choose files')
  const chooser = page.waitForEvent('filechooser')
  await keyboard.press('Enter')
  await (await chooser).setFiles([textFile('typed.txt')])

  // Choosing puts the focus at the head of the review.
  await expect(user.tray.getByRole('heading')).toBeFocused()
  await user.tabTo('Public')
  await user.tabTo('Upload 1 file')
  await keyboard.press('Enter')
  await expect(user.card('typed.txt')).toBeVisible()
  await user.expectAnnounced('1 published')

  await user.tabTo('Copy URL of typed.txt', user.card('typed.txt'))
  await keyboard.press('Enter')
  await user.expectAnnounced('Copied URL')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    user.urlOf('typed.txt'),
  )

  await user.tabTo('Make typed.txt private')
  await keyboard.press('Enter')
  await user.expectToast('it is cut off')
  await expect(user.card('typed.txt')).toContainText('Private')

  await user.tabTo('Actions for typed.txt')
  await keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeVisible()
  await keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused()
  await keyboard.press('Enter')
  await user.expectToast('“typed.txt” deleted')
  await expect(user.card('typed.txt')).toHaveCount(0)

  await keyboard.press('F6')
  await user.tabTo('Undo', user.toast('“typed.txt” deleted'))
  await keyboard.press('Enter')
  await expect(user.card('typed.txt')).toBeVisible()
})
