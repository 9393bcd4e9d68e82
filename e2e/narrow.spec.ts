import { photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 320, height: 640 } })

test('on a screen 320 px wide everything is there, and nothing scrolls sideways', async ({
  user,
  page,
}) => {
  const expectNoSideways = async () => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
  }
  await expectNoSideways()
  const long = `${'a-long-name-'.repeat(12)}.txt`
  await user.dropFiles(textFile(long), photo('small.jpg'))
  await expectNoSideways()
  await user.send()
  await expect(user.card(long)).toBeVisible()
  await expectNoSideways()

  await user.openMenu('small.jpg')
  await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await user.showTable()
  await expectNoSideways()

  await page.getByRole('button', { name: 'Open navigation' }).click()
  await expect(page.getByRole('dialog').getByRole('link', { name: 'Assets' })).toBeVisible()
  await expectNoSideways()
})
