import { expectAccessible } from './support/axe.ts'
import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('an Environment is created, with its domain shown, and what is dropped there is served there', async ({
  user,
  page,
  site,
}) => {
  await user.publish([textFile('only-in-ui.txt')])
  const dialog = await user.openCreateEnvironment()
  await dialog.getByLabel('Unique name').fill('Dev')
  await expect(dialog.getByLabel('Domain suffix')).toHaveValue('dev')
  const domain = site.assetsUrl.replace(/^http:\/\//, '').replace(/(-\d{4})/, '$1-dev')
  await expect(dialog).toContainText(`It will be served at ${domain}`)
  await dialog.getByRole('button', { name: 'Create Environment' }).click()

  await user.expectAnnounced('Environment Dev created')
  await expect(page).toHaveURL(`/services/${site.uniqueName}/Dev/assets`)
  await expect(page.getByText(`Served at ${domain}`)).toBeVisible()
  await expect(user.emptyState).toBeVisible()

  const note = textFile('only-in-dev.txt')
  await user.publish([note])
  const url = await user.copyUrl('only-in-dev.txt')
  expect(url).toBe(`http://${domain}/assets/only-in-dev.txt`)
  expect((await user.fetchAsset(url)).body).toEqual(note.buffer)
  await user.expectGone(user.urlOf('only-in-dev.txt'))

  await user.switchEnvironment('ui')
  await expect(user.card('only-in-ui.txt')).toBeVisible()
  await expect(user.card('only-in-dev.txt')).toHaveCount(0)
})

test('what is done to an asset in one Environment stays there', async ({ user }) => {
  user.noise.allow(/^404 GET .*same\.txt/, 'the proof asks for what is cut off')
  await user.publish([textFile('same.txt', 'in ui')])
  await user.createEnvironment('dev')
  await user.publish([textFile('same.txt', 'in dev')])
  await user.toggle('same.txt', 'private')
  await user.expectToast('it is cut off')
  await user.switchEnvironment('ui')
  await expect(user.card('same.txt')).toContainText('Public')
  const { body } = await user.fetchAsset(user.urlOf('same.txt'))
  expect(body.toString()).toBe('in ui')
})

test('a name or suffix that is taken or not allowed is told at its field', async ({
  user,
  page,
}) => {
  const dialog = await user.openCreateEnvironment()
  const create = dialog.getByRole('button', { name: 'Create Environment' })
  await dialog.getByLabel('Unique name').fill('ui')
  await expect(dialog).toContainText('This Service has an Environment “ui” already.')
  await dialog.getByLabel('Unique name').fill('two words')
  await expect(dialog).toContainText('letters, digits and dashes only')
  await dialog.getByLabel('Unique name').fill('plain')
  await dialog.getByLabel('Domain suffix').fill('')
  await create.click()
  await expect(dialog).toContainText('“ui” has the domain without a suffix')
  await expect(dialog.getByLabel('Domain suffix')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(user.environmentSwitcher).toBeFocused()
})

test('an Environment goes only when its name was typed, and its URLs with it', async ({
  user,
  page,
  site,
}) => {
  await user.createEnvironment('dev')
  await user.publish([textFile('gone.txt')])
  const url = await user.copyUrl('gone.txt')
  const dialog = await user.openDeleteEnvironment('dev')
  const confirm = dialog.getByRole('button', { name: 'Delete Environment' })
  await expectAccessible(page)
  await confirm.click()
  await expect(dialog).toContainText('This is not “dev”.')
  await expectAccessible(page)
  await dialog.getByLabel('To confirm, type “dev”').fill('dev')
  await confirm.click()

  await user.expectToast('Environment “dev” deleted')
  await expect(page).toHaveURL(`/services/${site.uniqueName}/ui/assets`)
  await user.expectGone(url)
  await user.openEnvironments()
  await expect(page.getByRole('menuitemradio')).toHaveCount(1)
})

test('a Service without Environments says so, and gets one', async ({ user, page, site }) => {
  const dialog = await user.openDeleteEnvironment('ui')
  await dialog.getByLabel(/To confirm/).fill('ui')
  await dialog.getByRole('button', { name: 'Delete Environment' }).click()
  await expect(page.getByRole('heading', { name: 'No Environments yet' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Create Environment' }).click()
  const create = page.getByRole('dialog', { name: 'Create Environment' })
  await create.getByLabel('Unique name').fill('production')
  // The first one may have the domain without a suffix.
  await create.getByLabel('Domain suffix').fill('')
  await create.getByRole('button', { name: 'Create Environment' }).click()
  await expect(page).toHaveURL(`/services/${site.uniqueName}/production/assets`)
  await expect(user.emptyState).toBeVisible()
})

test('an unknown Environment or page is told so, with a way on', async ({
  user,
  page,
  site,
}) => {
  await expect(user.emptyState).toBeVisible()
  await page.goto(`/services/${site.uniqueName}/nowhere/variables`)
  await expect(
    page.getByRole('heading', { name: 'There is no Environment “nowhere”' }),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Go to the first Environment' }).click()
  await expect(page).toHaveURL(`/services/${site.uniqueName}/ui/assets`)
  await page.goto(`/services/${site.uniqueName}/ui/zeppelins`)
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
})

test('the pages of an Environment are in the sidebar, and switching stays on the page', async ({
  user,
  page,
  site,
}) => {
  const main = page.getByRole('navigation', { name: 'Main' })
  await user.createEnvironment('dev')
  for (const name of ['Functions', 'Deployments', 'Variables', 'Logs', 'Assets'] as const) {
    await user.goTo(name)
    await expect(main.locator('[aria-current=page]')).toHaveText(name)
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  }
  await user.goTo('Variables')
  await expect(page).toHaveTitle(`Variables · ${site.uniqueName} (dev) · Hangar`)
  await user.switchEnvironment('ui')
  await expect(page).toHaveURL(`/services/${site.uniqueName}/ui/variables`)
  await user.openEnvironments()
  await expectAccessible(page)
})

test(
  'the link that Twilio’s tools print leads to the Functions of that Environment',
  { tag: '@server' },
  async ({ user, page, site }) => {
    await user.createEnvironment('dev')
    const { sid, environments } = await user.readService()
    const dev = environments.find(({ unique_name }) => unique_name === 'dev')
    await page.goto(`/us1/develop/functions/editor/${sid}/environment/${dev?.sid}`)
    await expect(page).toHaveURL(`/services/${site.uniqueName}/dev/functions`)
    await expect(page.getByRole('heading', { level: 1, name: 'Functions' })).toBeVisible()
    await page.goto(`/develop/functions/editor/${sid}/environment/${dev?.sid}`)
    await expect(page).toHaveURL(`/services/${site.uniqueName}/dev/functions`)
  },
)

for (const use of [
  { viewport: { width: 320, height: 640 } },
  { colorScheme: 'dark' },
] as const) {
  test.describe(`with ${JSON.stringify(use)}`, () => {
    test.use(use)
    test('Environments can be switched and created', async ({ user, page }) => {
      const dialog = await user.openCreateEnvironment()
      await dialog.getByLabel('Unique name').fill('an-environment-with-a-rather-long-name')
      await expectAccessible(page)
      await dialog.getByRole('button', { name: 'Create Environment' }).click()
      await expect(user.environmentSwitcher).toContainText('an-environment')
      await user.openEnvironments()
      await expectAccessible(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
    })
  })
}
