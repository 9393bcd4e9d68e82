import { textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

// The mock's worker stands between the page and its scripts, so they are held up at the server.
test.describe('parts of the console that come late', { tag: '@server' }, () => {
  test('a file dropped before the upload area is here waits for it', async ({ page, user }) => {
    const { promise: held, resolve: letPass } = Promise.withResolvers<void>()
    await page.route(/\/UploadZone-.*\.js$/, async (route) => {
      await held
      await route.continue()
    })
    await page.reload()
    await expect(page.getByText('No assets yet')).toBeVisible()
    await page.getByRole('main').drop({ files: [textFile('early.txt')] })
    letPass()
    await expect(user.tray).toContainText('early.txt')
  })

  test('one that cannot be fetched is told of, and the list goes on', async ({
    page,
    user,
    noise,
  }) => {
    await user.publish([textFile('one.txt')])
    noise.allow(/AssetTable-.*\.js/, 'the table is not let through')
    await page.route(/\/AssetTable-.*\.js$/, (route) => route.abort('connectionrefused'))
    await page.reload()
    await expect(user.card('one.txt')).toBeVisible()
    await user.showTable()
    await expect(page.getByText('A part of the console is missing').last()).toBeVisible()
    await expect(user.card('one.txt')).toBeVisible()
    await page.unroute(/\/AssetTable-.*\.js$/)
    await page.getByRole('button', { name: 'Reload the console' }).click()
    await expect(user.row('one.txt')).toBeVisible()
  })
})
