import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('the URL goes to the clipboard, and the button says so', async ({ user, site }) => {
  await user.publish([textFile('copy-me.txt')])
  expect(await user.copyUrl('copy-me.txt')).toBe(`${site.assetsUrl}/assets/copy-me.txt`)
  await user.expectAnnounced('opied')
})

test('where there is no clipboard the URL is shown for copying by hand', async ({
  user,
  page,
  context,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.execCommand = () => false
  })
  await user.open()
  await user.publish([textFile('by-hand.txt')])
  await user.copyButton('by-hand.txt').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('nothing was copied')
  await expect(dialog.getByLabel('Text to copy')).toHaveValue(user.urlOf('by-hand.txt'))
  await expect(dialog.getByLabel('Text to copy')).toBeFocused()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(dialog).toBeHidden()
  await expect(user.copyButton('by-hand.txt')).toBeFocused()
})
