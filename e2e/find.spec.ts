import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(async ({ user }) => {
  await user.publish([
    textFile('Alpha.txt', 'a'.repeat(300)),
    textFile('beta.txt', 'b'.repeat(100)),
    textFile('alphabet.txt', 'c'.repeat(200)),
  ])
  await user.publish([textFile('secret-alpha.txt')], 'Private')
})

test('search finds a part of the path in any case, and the address remembers it', async ({
  user,
  page,
}) => {
  await user.search('ALPHA')
  await expect(page.getByRole('search')).toContainText('3 assets match')
  await user.expectAnnounced('3 assets match')
  await expect(user.card('beta.txt')).toHaveCount(0)
  await expect(page).toHaveURL(/[?&]q=ALPHA/)
  await page.getByRole('button', { name: 'Clear search' }).click()
  await expect(user.card('beta.txt')).toBeVisible()
})

test('visibility narrows the list further', async ({ user, page }) => {
  await user.search('alpha')
  await page.getByLabel('Visibility', { exact: true }).selectOption('Private')
  await expect(page.getByRole('search')).toContainText('1 asset matches')
  await expect(user.card('secret-alpha.txt')).toBeVisible()
})

test('what matches nothing says so, and leads back', async ({ user, page }) => {
  await user.search('zeppelin')
  await expect(page.getByText('No assets matched your search')).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect(user.card('beta.txt')).toBeVisible()
})

test('the order is by date, path or size', async ({ user, page }) => {
  const order = page.getByLabel('Order')
  await expect(order).toHaveValue('-date_updated')
  await order.selectOption('Path A to Z')
  await user.expectOrder(['Alpha.txt', 'alphabet.txt', 'beta.txt', 'secret-alpha.txt'])
  await order.selectOption('Largest first')
  await user.expectOrder(['Alpha.txt', 'alphabet.txt', 'beta.txt', 'secret-alpha.txt'])
  await order.selectOption('Smallest first')
  await user.expectOrder(['secret-alpha.txt', 'beta.txt', 'alphabet.txt', 'Alpha.txt'])
})
