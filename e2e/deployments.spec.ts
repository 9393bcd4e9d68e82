import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

const deployments = (page: Page) =>
  page.getByRole('region', { name: 'Deployments' }).getByRole('listitem')
/** The deployment in this place of the list, newest first. */
const deployment = (page: Page, place: number) =>
  page.getByRole('region', { name: 'Deployments' }).locator('ol > li').nth(place)

test('before the first deployment the page says what will be here', async ({ user, page }) => {
  await user.goTo('Deployments')
  await expect(page.getByRole('heading', { name: 'No deployments yet' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go to Functions' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Functions' })).toBeVisible()
})

test('a deployment tells when, by whom, what it changed and what its Build is made of', async ({
  user,
  page,
}) => {
  await user.saveFunction('/hello', 'Hello')
  await user.deploy()
  await user.goTo('Deployments')
  const only = deployment(page, 0)
  await expect(only).toContainText('Deployed just now')
  await expect(only).toContainText('Current')
  await expect(only).toContainText('1 change · by this account')
  await only.getByText('Details').click()
  await expect(only.getByRole('listitem').filter({ hasText: '/hello' })).toContainText('Added')
  await expect(only).toContainText('Completed')
  await expect(only).toContainText('node')
  await expectAccessible(page)
})

test('a rollback takes down what was dropped since, and Undo brings it back', async ({
  user,
  page,
}) => {
  await user.publish([textFile('before.txt')])
  await user.saveFunction('/hello', 'Hello')
  await user.deploy()
  await user.publish([textFile('since.txt')])
  await user.goTo('Deployments')
  const first = deployment(page, 0)
  await expect(first).toContainText('Changed since')

  await first.getByRole('button', { name: /^Roll back to this/ }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Roll back to this deployment?' })
  await expect(dialog).toContainText('all assets, also those that were dropped since')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Roll back' }).click()

  await user.expectToast('ui rolled back')
  await expect(deployment(page, 0)).toContainText('1 change')
  await expect(deployment(page, 0)).toContainText('Current')
  await expect(deployment(page, 1)).not.toContainText('Current')
  await expect(page.getByRole('region', { name: 'Deployments' }).locator(':focus')).toHaveCount(
    1,
  )
  await user.expectGone(user.urlOf('since.txt'))
  expect((await user.fetchAsset(user.urlOf('before.txt'))).status).toBe(200)

  await user.undo('ui rolled back')
  await user.expectToast('Undone: ui serves what it did before')
  await expect(deployment(page, 0)).toContainText('Undone')
  expect((await user.fetchAsset(user.urlOf('since.txt'))).status).toBe(200)
  await user.goTo('Assets')
  await expect(user.card('since.txt')).toBeVisible()
})

test('an older Build is deployed again, and the current deployment taken back', async ({
  user,
  page,
}) => {
  await user.saveFunction('/one', 'One')
  await user.deploy()
  await user.saveFunction('/two', 'Two')
  await user.deploy()
  await user.goTo('Deployments')
  await expect(deployments(page)).toHaveCount(2)
  await deployment(page, 1)
    .getByRole('button', { name: /^Roll back to this/ })
    .click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click()
  await expect(deployment(page, 0)).toContainText('the Build of just now')
  await expect(deployment(page, 2).getByRole('button', { name: /^Roll back/ })).toHaveCount(0)

  await deployment(page, 0)
    .getByRole('button', { name: /^Undo the deployment/ })
    .click()
  await user.expectToast('Undone: ui serves what it did before')
  await expect(deployment(page, 0)).toContainText('Undone')
  await expect(deployment(page, 1)).toContainText('Current')
})

test('what an Environment serves is promoted to another, created on the way', async ({
  user,
  page,
  site,
}) => {
  await user.publish([textFile('promoted.txt')])
  await user.saveFunction('/hello', 'Hello')
  await user.deploy()
  await user.goTo('Deployments')
  await page.getByRole('button', { name: 'Promote ui…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Promote ui' })
  await expect(dialog).toContainText(`${site.uniqueName} has no other Environment yet.`)
  await dialog.getByRole('button', { name: 'Create Environment' }).click()
  const create = page.getByRole('dialog', { name: 'Create Environment' })
  await create.getByLabel('Unique name').fill('stage')
  await create.getByRole('button', { name: 'Create Environment' }).click()
  await expect(dialog.getByRole('radio', { name: /^stage/ })).toBeChecked()
  await expect(dialog).toContainText('This replaces everything that stage serves now')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Promote to stage' }).click()
  await user.expectToast('Promoted to stage')
  await expect(dialog).toBeHidden()

  user.noise.allow(/^409 POST .*deployments/, 'the test promotes the same again')
  await page.getByRole('button', { name: 'Promote ui…' }).click()
  await dialog.getByRole('button', { name: 'Promote to stage' }).click()
  await expect(dialog).toContainText('stage serves exactly this already.')
  await page.keyboard.press('Escape')

  await user.switchEnvironment('stage')
  await expect(deployment(page, 0)).toContainText('2 changes')
  await user.goTo('Assets')
  const url = await user.copyUrl('promoted.txt')
  expect(url).toContain('-stage')
  expect((await user.fetchAsset(url)).status).toBe(200)

  await user.undo('Promoted to stage')
  await user.expectToast('Undone: stage serves what it did before')
  await expect(user.emptyState).toBeVisible()
})

// The mock's worker stands between the page and its requests.
test(
  'a list that cannot be loaded says so, and is there after another try',
  { tag: '@server' },
  async ({ user, page, noise }) => {
    noise.allow(/^500 GET .*deployments/, 'the test answers so')
    await page.route(/\/deployments\?/, (route) => route.fulfill({ status: 500, body: 'no' }))
    await user.goTo('Deployments')
    await expect(page.getByText('The deployments could not be loaded')).toBeVisible()
    await expectAccessible(page)
    await page.unroute(/\/deployments\?/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'No deployments yet' })).toBeVisible()
  },
)

test('rolling back and undoing need no mouse', async ({ user, page }) => {
  await user.saveFunction('/hello', 'Hello')
  await user.deploy()
  await user.publish([textFile('since.txt')])
  await user.goTo('Deployments')
  await expect(deployment(page, 0)).toBeVisible()
  const rollBack = deployment(page, 0).getByRole('button', { name: /^Roll back/ })
  await user.tabTo((await rollBack.getAttribute('aria-label')) ?? '')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }),
  ).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await user.expectAnnounced('ui rolled back')
  await page.keyboard.press('F6')
  await user.tabTo('Undo', user.toast('ui rolled back'))
  await page.keyboard.press('Enter')
  await user.expectAnnounced('Undone: ui serves what it did before')
})

for (const use of [
  { viewport: { width: 320, height: 640 } },
  { colorScheme: 'dark' },
] as const) {
  test.describe(`with ${JSON.stringify(use)}`, () => {
    test.use(use)
    test('deployments are all there', async ({ user, page }) => {
      await user.saveFunction(`/${'a-long-path-'.repeat(12)}`, 'Hello')
      await user.deploy()
      await user.publish([textFile('since.txt')])
      await user.goTo('Deployments')
      await deployment(page, 0).getByText('Details').click()
      await expect(deployment(page, 0)).toContainText('Completed')
      await expectAccessible(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    })
  })
}
