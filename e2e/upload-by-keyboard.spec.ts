import { bigFile, textFile } from './support/files.ts'
import { takePickersAway } from './support/pickers.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(({ context }) => takePickersAway(context))

test('choose, review, decide, upload and copy, without a mouse', async ({ user, page }) => {
  const { keyboard } = page
  await user.publishElsewhere('/assets/menu.txt', 'The first menu.\n')
  await user.tabTo('Choose files')
  const chooser = page.waitForEvent('filechooser')
  await keyboard.press('Enter')
  await (await chooser).setFiles([textFile('menu.txt'), textFile('new.txt')])

  await expect(user.tray.getByRole('heading')).toBeFocused()
  await user.tabTo('Public', user.tray.getByRole('group', { name: 'Visibility of new.txt' }))
  await keyboard.press('ArrowRight')
  await expect(
    user.tray.getByRole('group', { name: 'Visibility of new.txt' }).getByLabel('Private'),
  ).toBeChecked()
  await keyboard.press('ArrowLeft')
  await user.tabTo('Upload 2 files')
  await keyboard.press('Enter')

  await expect(user.conflicts.getByRole('heading')).toBeFocused()
  await user.tabTo('Replace menu.txt (keeps URL and visibility)')
  await keyboard.press('Enter')
  await expect(user.uploads.getByRole('heading')).toBeFocused()
  await user.expectSummary('2 published')

  await user.tabTo('Copy URL of menu.txt', user.uploads)
  await keyboard.press('Enter')
  await user.expectAnnounced('Copied.')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  expect(await copied()).toBe(user.urlOf('menu.txt'))
  await user.tabTo('Copy all URLs (2)', user.uploads)
  await keyboard.press('Enter')
  await expect.poll(copied).toBe([user.urlOf('menu.txt'), user.urlOf('new.txt')].join('\n'))
  await user.tabTo('Done', user.uploads)
  await keyboard.press('Enter')
  await expect(user.uploads).toHaveCount(0)
  await expect(user.chooseButton).toBeFocused()
})

test('the other ways in open by keys, and give the focus back', async ({ user, page }) => {
  const { keyboard } = page
  for (const [name, dialog, field] of [
    ['From a URL', user.urlDialog, user.urlField],
    ['From a script', user.scriptDialog, user.scriptDialog.getByLabel('File', { exact: true })],
  ] as const) {
    await user.tabTo(name)
    await keyboard.press('Enter')
    await expect(field).toBeFocused()
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name })).toBeFocused()
  }
  await user.copyText('Typed nowhere.\n')
  await user.tabTo('Paste')
  await keyboard.press('Enter')
  await expect(user.pasteDialog.getByLabel('Name')).toBeFocused()
  await keyboard.press('Enter')
  await expect(user.pasteDialog).toBeHidden()
  await expect(user.tray.getByRole('heading')).toBeFocused()
})

test('the focus stays in the row through pause, cancel and removal', async ({ user, page }) => {
  const { keyboard } = page
  const control = (name: string) => user.uploads.getByRole('button', { name, exact: true })
  await user.slowNetwork()
  await user.dropFiles(bigFile('long.bin', 24 * 1024 * 1024))
  await user.send()
  await expect(user.uploadBar('long.bin')).toBeVisible()
  await expect(user.uploads.getByRole('heading')).toBeFocused()
  await user.tabTo('Pause long.bin')
  await keyboard.press('Enter')
  await expect(control('Resume long.bin')).toBeFocused()
  await keyboard.press('Enter')
  await expect(control('Pause long.bin')).toBeFocused()
  await user.tabTo('Cancel upload of long.bin')
  await keyboard.press('Enter')
  // Not on what removes the row: a second Enter takes the cancelling back instead.
  await expect(control('Upload again: long.bin')).toBeFocused()
  await user.tabTo('Remove long.bin from this list')
  await keyboard.press('Enter')
  await expect(user.uploads).toHaveCount(0)
  await expect(user.chooseButton).toBeFocused()
})
