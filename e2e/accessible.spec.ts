import { expectAccessible } from './support/axe.ts'
import { photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

const surroundings = [
  { name: 'light', use: { colorScheme: 'light' } },
  { name: 'dark', use: { colorScheme: 'dark' } },
  { name: '320 px', use: { viewport: { width: 320, height: 640 } } },
] as const

for (const { name, use } of surroundings) {
  test.describe(`axe finds nothing (${name})`, () => {
    test.use(use)

    test('in the empty page and while dragging', async ({ user, page }) => {
      await expect(user.emptyState).toBeVisible()
      await expectAccessible(page)
      await user.dragOver()
      await expect(page.getByText('Drop to upload')).toBeVisible()
      await expectAccessible(page)
    })

    test('in cards, a private card, a menu, a toast and the table', async ({ user, page }) => {
      user.noise.allow(/^404 GET .*names\.txt/, 'the proof asks for what is cut off')
      await user.publish([photo('falcon.jpg'), textFile('names.txt'), textFile('gone.txt')])
      await user.toggle('names.txt', 'private')
      await user.expectToast('it is cut off')
      await expectAccessible(page)
      await user.openMenu('names.txt')
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await user.showTable()
      await expectAccessible(page)
      await user.search('zeppelin')
      await expect(page.getByText('No assets matched your search')).toBeVisible()
      await expectAccessible(page)
    })

    test('in the dialogs', async ({ user, page }) => {
      await user.publish([textFile('one.txt')])
      await user.rename('one.txt', { name: 'one#two.txt' })
      await expect(page.getByRole('dialog')).toContainText('#')
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      const dialog = await user.openCreateService()
      await dialog.getByLabel('Unique name').fill('not allowed')
      await expectAccessible(page)
    })

    test('where an error is explained', async ({ page, user }) => {
      await expect(user.emptyState).toBeVisible()
      await page.goto('/errors/71002')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      await page.goto('/nowhere')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
    })

    test('at the sign-in', { tag: '@server' }, async ({ page, noise }) => {
      noise.allow(/^401 /, 'nobody is signed in')
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByText('Enter the auth token.')).toBeVisible()
      await expectAccessible(page)
    })
  })
}
