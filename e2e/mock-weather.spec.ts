import { bigFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.describe('the mock', { tag: '@mock' }, () => {
  test('says that it is one, and is seeded', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('complementary', { name: 'Mock data' })).toBeVisible()
    await expect(page).toHaveURL('/services/white-beagle/ui/assets')
    await expect(page.getByRole('article', { name: 'millennium_falcon.jpg' })).toBeVisible()
  })

  test('tells the weather, and keeps it over navigation', async ({ page }) => {
    await page.goto('/services/quiet-heron/ui/assets?delay=20-30')
    const banner = page.getByRole('complementary', { name: 'Mock data' })
    await expect(banner).toContainText('answers 20–30 ms late')
    await page.goto('/')
    await expect(banner).toContainText('answers 20–30 ms late')
    await banner.getByRole('button', { name: 'Clear the weather' }).click()
    await expect(banner).not.toContainText('late')
    await page.reload()
    await expect(banner).not.toContainText('late')
  })

  test('in chaos the console tells of failures and mends them', async ({ page, noise }) => {
    noise.allow(/^500 /, 'every call to the stores fails')
    await page.goto('/services/quiet-heron/ui/assets?chaos=1')
    const main = page.getByRole('main')
    await expect(main.getByRole('button', { name: 'Try again' })).toBeVisible()
    await page.getByRole('button', { name: 'Clear the weather' }).click()
    await main.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Assets' })).toBeVisible()
  })

  test('a full store fails the upload, and a retry helps once there is room', async ({
    user,
    page,
    noise,
  }) => {
    noise.allow(/^507 /, 'the store is full')
    await user.open('?full=1000')
    await user.dropFiles(bigFile('big.bin', 5000))
    await user.send()
    await expect(user.uploads).toContainText('The disk of the server is full.')
    await user.expectAnnounced('big.bin failed. The disk of the server is full.')
    await page.getByRole('button', { name: 'Clear the weather' }).click()
    await user.uploads.getByRole('button', { name: 'Retry: big.bin' }).click()
    await expect(user.card('big.bin')).toBeVisible()
  })
})
