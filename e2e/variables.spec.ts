import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const variable = (page: Page, key: string) =>
  page.getByRole('table', { name: 'Variables' }).getByRole('row').filter({ hasText: key })

const openAdd = async (page: Page) => {
  await page.getByRole('button', { name: 'Add Variable' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add Variable' })
  await expect(dialog.getByRole('textbox', { name: 'Key' })).toBeFocused()
  return dialog
}
const add = async (page: Page, key: string, value: string) => {
  const dialog = await openAdd(page)
  await dialog.getByRole('textbox', { name: 'Key' }).fill(key)
  await dialog.getByRole('textbox', { name: 'Value' }).fill(value)
  await dialog.getByRole('button', { name: 'Add Variable' }).click()
  await expect(dialog).toBeHidden()
  await expect(variable(page, key)).toBeVisible()
}

test('a Variable is added, shown when asked for, copied and changed', async ({
  user,
  page,
}) => {
  await user.goTo('Variables')
  await expect(page.getByRole('heading', { name: 'No Variables yet' })).toBeVisible()
  await expectAccessible(page)
  await add(page, 'GREETING', 'Good\nday')
  await user.expectAnnounced('GREETING added')
  await expect(variable(page, 'GREETING')).toContainText('Hidden')
  await expect(variable(page, 'GREETING')).not.toContainText('Good')
  await page.getByRole('button', { name: 'Show the value of GREETING' }).click()
  await expect(variable(page, 'GREETING').getByRole('code')).toHaveText('Good\nday')
  await page.getByRole('button', { name: 'Copy the value of GREETING' }).click()
  await user.expectAnnounced('Copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Good\nday')

  await page.getByRole('button', { name: 'Edit GREETING' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit GREETING' })
  await expect(dialog.getByRole('textbox', { name: 'Value' })).toHaveValue('Good\nday')
  await dialog.getByRole('textbox', { name: 'Key' }).fill('WELCOME')
  await dialog.getByRole('textbox', { name: 'Value' }).fill('Hi')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(variable(page, 'WELCOME').getByRole('code')).toHaveText('Hi')
  await expect(variable(page, 'GREETING')).toHaveCount(0)
})

test('what cannot be a Variable is told at its field', async ({ user, page }) => {
  await user.goTo('Variables')
  await add(page, 'GREETING', 'Hello')
  const dialog = await openAdd(page)
  const key = dialog.getByRole('textbox', { name: 'Key' })
  const value = dialog.getByRole('textbox', { name: 'Value' })
  await key.fill('9-LIVES')
  await expect(dialog).toContainText('must be letters, digits and underscores')
  await key.fill('GREETING')
  await expect(dialog).toContainText('This Environment has a Variable GREETING already.')
  await value.fill('é'.repeat(226))
  await expect(dialog).toContainText('452 of 450 bytes')
  await expect(dialog).toContainText('The value must be at most 450 bytes.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add Variable' }).click()
  await expect(key).toBeFocused()
  await key.fill('OTHER')
  await dialog.getByRole('button', { name: 'Add Variable' }).click()
  await expect(value).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Add Variable' })).toBeFocused()
})

test('a deleted Variable is brought back by Undo', async ({ user, page }) => {
  await user.goTo('Variables')
  await add(page, 'ONE', '1')
  await add(page, 'TWO', '2')
  await page.getByRole('button', { name: 'Delete ONE' }).click()
  await user.expectToast('ONE deleted')
  await expect(variable(page, 'ONE')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Edit TWO' })).toBeFocused()
  await expectAccessible(page)
  await user.undo('ONE deleted')
  await expect(variable(page, 'ONE')).toBeVisible()
  await page.getByRole('button', { name: 'Show the value of ONE' }).click()
  await expect(variable(page, 'ONE').getByRole('code')).toHaveText('1')
})

test('each Environment has its own Variables', async ({ user, page }) => {
  await user.createEnvironment('dev')
  await user.goTo('Variables')
  await add(page, 'ONLY_IN_DEV', 'yes')
  await user.switchEnvironment('ui')
  await expect(page.getByRole('heading', { name: 'No Variables yet' })).toBeVisible()
  await user.switchEnvironment('dev')
  await expect(variable(page, 'ONLY_IN_DEV')).toBeVisible()
})

test('the account’s credentials are a matter of choice, which is kept', async ({
  user,
  page,
}) => {
  await user.goTo('Variables')
  const choice = page.getByRole('checkbox', {
    name: 'Add my Twilio Credentials (ACCOUNT_SID) and (AUTH_TOKEN) to ENV',
  })
  await expect(choice).not.toBeChecked()
  await choice.click()
  await user.expectAnnounced('Functions get the credentials from their next run on.')
  await user.goTo('Assets')
  await user.goTo('Variables')
  await expect(choice).toBeChecked()
  expect((await user.readService()).include_credentials).toBe(true)
  await choice.click()
  await user.expectAnnounced('Functions get no credentials any more.')
  await expect(choice).not.toBeChecked()
  expect((await user.readService()).include_credentials).toBe(false)
})

test('adding and deleting need no mouse', async ({ user, page }) => {
  await user.goTo('Variables')
  await user.tabTo('Add Variable')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Key' })).toBeFocused()
  await page.keyboard.type('TYPED')
  await page.keyboard.press('Tab')
  await page.keyboard.type('by hand')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(variable(page, 'TYPED')).toBeVisible()
  await user.tabTo('Delete TYPED')
  await page.keyboard.press('Enter')
  await user.expectToast('TYPED deleted')
  await expect(page.getByRole('button', { name: 'Add Variable' })).toBeFocused()
})

for (const use of [
  { viewport: { width: 320, height: 640 } },
  { colorScheme: 'dark' },
] as const) {
  test.describe(`with ${JSON.stringify(use)}`, () => {
    test.use(use)
    test('long keys and values fit', async ({ page, user }) => {
      await user.goTo('Variables')
      const key = 'A_RATHER_LONG_KEY_'.repeat(6)
      await add(page, key, 'value '.repeat(70))
      await page.getByRole('button', { name: `Show the value of ${key}` }).click()
      await expectAccessible(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    })
  })
}
