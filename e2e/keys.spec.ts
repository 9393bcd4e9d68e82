import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const openKeys = async (page: Page) => {
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'API keys' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeFocused()
}
const row = (page: Page, name: string) =>
  page.getByRole('table', { name: 'API keys' }).getByRole('row').filter({ hasText: name })

/** Makes a key, and returns what is shown once. */
const createKey = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Create API key' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create API key' })
  await expect(dialog.getByLabel('Friendly name')).toBeFocused()
  await dialog.getByLabel('Friendly name').fill(name)
  await dialog.getByRole('button', { name: 'Create API key' }).click()
  const shown = page.getByRole('dialog', { name: `API key “${name}” created` })
  await expect(shown).toContainText('It is shown only once')
  const sid = await shown.getByLabel('SID (the user name)').inputValue()
  const secret = await shown.getByLabel('Secret (the password)').inputValue()
  return { shown, sid, secret }
}

test('an API key is made, its secret shown once, and the key revoked', async ({ user, page }, {
  title,
}) => {
  const name = `${title.slice(0, 10)} ${Date.now()}`
  await openKeys(page)
  const { shown, sid, secret } = await createKey(page, name)
  await user.expectAnnounced('Copy its secret now')
  expect(sid).toMatch(/^SK[0-9a-f]{32}$/)
  expect(secret.length).toBeGreaterThanOrEqual(32)
  await shown.getByRole('button', { name: 'Copy secret' }).click()
  await user.expectAnnounced('Copied.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
  await expectAccessible(page)
  await shown.getByRole('button', { name: 'I have copied the secret' }).click()
  await expect(page.getByRole('button', { name: 'Create API key' })).toBeFocused()
  await expect(row(page, name)).toContainText(sid)
  expect(await page.content()).not.toContain(secret)

  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  const dialog = page.getByRole('alertdialog', { name: `Revoke API key “${name}”?` })
  await expect(dialog).toContainText('You cannot undo this action.')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Revoke API key' }).click()
  await user.expectToast(`API key “${name}” revoked`)
  await expect(row(page, name)).toHaveCount(0)
  await expect(page.locator(':focus')).toHaveCount(1)
})

test('a key without a name is refused, and the way back is easy', async ({ user, page }) => {
  await expect(user.emptyState).toBeVisible()
  await openKeys(page)
  await page.getByRole('button', { name: 'Create API key' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create API key' })
  await dialog.getByRole('button', { name: 'Create API key' }).click()
  await expect(dialog).toContainText('Enter what the key is for.')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Services' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible()
})

test(
  'the key lets a script in until it is revoked',
  { tag: '@server' },
  async ({ page, user, home }) => {
    await expect(user.emptyState).toBeVisible()
    await openKeys(page)
    const { shown, sid, secret } = await createKey(page, 'A script')
    const ask = () =>
      fetch(`${home.origin}/api/services`, {
        headers: { authorization: `Basic ${btoa(`${sid}:${secret}`)}` },
      })
    expect((await ask()).status).toBe(200)
    await shown.getByRole('button', { name: 'I have copied the secret' }).click()
    await page.getByRole('button', { name: 'Revoke A script' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke API key' }).click()
    await user.expectToast('API key “A script” revoked')
    expect((await ask()).status).toBe(401)
  },
)

for (const use of [
  { viewport: { width: 320, height: 640 } },
  { colorScheme: 'dark' },
] as const) {
  test.describe(`with ${JSON.stringify(use)}`, () => {
    test.use(use)
    test('keys are all there', async ({ page, user }) => {
      await expect(user.emptyState).toBeVisible()
      await openKeys(page)
      await expectAccessible(page)
      const name = `A key with quite a long name ${Date.now()}`
      const { shown } = await createKey(page, name)
      await shown.getByRole('button', { name: 'I have copied the secret' }).click()
      await expect(row(page, name)).toBeVisible()
      await expectAccessible(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    })
  })
}
