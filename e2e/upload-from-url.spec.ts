import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

// The mock fetches as a page may, from its own origin; here that is a file it hosts itself.
test.describe('a file of the console’s own origin', { tag: '@mock' }, () => {
  test('is fetched and published under its own name', async ({ user }) => {
    await user.publish([textFile('origin.txt')])
    await user.addUrls(user.urlOf('origin.txt'))
    await expect(user.tray).toContainText('Size not known yet · fetched from 127.0.0.1')
    await user.chooseFolder('/assets/copies/')
    await user.send()
    await user.expectSummary('2 published')
    const { body } = await user.fetchAsset(user.urlOf('copies/origin.txt'))
    expect(body.toString()).toBe('This is origin.txt.\n')
  })

  test('that is not there is told of', async ({ user, noise }) => {
    noise.allow(/^404 GET .*nowhere\.txt/, 'the file is not there')
    await user.addUrls(user.urlOf('nowhere.txt'))
    await user.send()
    await expect(user.upload('nowhere.txt')).toContainText('answered 404, which is no file.')
    await user.expectSummary('1 failed')
  })
})

test.describe('the dialog', () => {
  test('asks for a URL, and says what is wrong with one', async ({ user, page }) => {
    await user.openUrlDialog()
    await user.pressAdd()
    await expect(user.urlDialog).toContainText('Enter the URL of a file.')
    await expect(user.urlField).toBeFocused()
    await user.urlField.fill('ftp://files.example/logo.png')
    await expect(user.urlDialog).toContainText('Hangar fetches by http and https, not by ftp.')
    await user.urlField.fill('https://me:secret@files.example/logo.png')
    await expect(user.urlDialog).toContainText('The URL holds a user name or password')
    await user.pressAdd()
    await expect(user.urlDialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(user.urlDialog).toBeHidden()
    await expect(user.urlButton).toBeFocused()
    await expect(user.tray).toHaveCount(0)
  })

  test('takes several URLs, suggests their names and lets them be edited', async ({ user }) => {
    await user.openUrlDialog()
    await user.urlField.fill(
      'https://files.example/a%20logo.png\nhttps://other.example/a%20logo.png',
    )
    await expect(user.urlDialog.getByLabel('Name of file 1')).toHaveValue('a-logo.png')
    await expect(user.urlDialog.getByLabel('Name of file 2')).toHaveValue('a-logo-2.png')
    await user.urlDialog.getByLabel('Name of file 2').fill('other.png')
    await user.pressAdd()
    await expect(user.tray.getByRole('heading')).toHaveText('Review 2 files')
    await expect(user.tray.getByRole('heading')).toBeFocused()
    await expect(user.tray).toContainText('/assets/other.png')
    await expect(user.tray).toContainText('fetched from other.example')
  })

  test('opens with the URL that was pasted', async ({ user, page }) => {
    await user.copyText('https://files.example/logo.png')
    await user.pressPaste()
    await page.getByRole('button', { name: 'Fetch the file from there instead' }).click()
    await expect(user.urlField).toHaveValue('https://files.example/logo.png')
    await user.pressAdd()
    await expect(user.tray).toContainText('fetched from files.example')
  })
})
