import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test('a Service is created, opened and empty, and its domain bears its name', async ({
  user,
  page,
  site,
}) => {
  const name = `${site.uniqueName.slice(0, 30)}-two`
  await user.publish([textFile('only-here.txt')])
  await user.createService(name)
  await expect(page).toHaveURL(`/services/${name}/ui/assets`)
  await user.expectAnnounced(`Service ${name} created`)
  await expect(user.emptyState).toBeVisible()

  await user.publish([textFile('there.txt')])
  const url = await user.copyUrl('there.txt')
  expect(url).toMatch(new RegExp(`${name}-\\d{4}[./](.*/)?assets/there\\.txt$`))
  expect((await user.fetchAsset(url)).status).toBe(200)

  await user.switchService(site.uniqueName)
  await expect(user.card('only-here.txt')).toBeVisible()
  await expect(user.card('there.txt')).toHaveCount(0)
})

test('a name that is taken or not allowed is told in the dialog', async ({
  user,
  page,
  site,
}) => {
  user.noise.allow(/^409 POST .*\/api\/services/, 'the server refuses the name')
  const dialog = await user.openCreateService()
  await dialog.getByLabel('Unique name').fill('no spaces')
  await expect(dialog).toContainText('letters, digits and dashes only')
  await dialog.getByLabel('Unique name').fill(site.uniqueName)
  await dialog.getByRole('button', { name: 'Create Service' }).click()
  await expect(dialog).toContainText(`Another Service has the unique name ${site.uniqueName}.`)
  await expect(dialog.getByLabel('Unique name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(user.serviceSwitcher).toBeFocused()
})

test('an unknown Service is told so, with a way on', async ({ user, page, noise }) => {
  noise.allow(/^404 GET .*\/api\/services\/nobody/, 'there is no such Service')
  await expect(user.emptyState).toBeVisible()
  await page.goto('/services/nobody/ui/assets')
  await expect(
    page.getByRole('heading', { name: 'There is no Service “nobody”' }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'Go to the first Service' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible()
})
