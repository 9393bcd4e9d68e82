import type { Page } from '@playwright/test'
import { photo, textFile } from './support/files.ts'
import { expect, test } from './support/test.ts'

test.use({ viewport: { width: 320, height: 640 } })

/** Neither the page nor what is open over it is wider than the screen. */
async function expectNoSidewaysIn(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(320)
  for (const part of await page.getByRole('dialog').or(page.getByRole('list')).all()) {
    const overflow = await part.evaluate((box) => box.scrollWidth - box.clientWidth)
    expect(overflow, await part.ariaSnapshot()).toBeLessThanOrEqual(0)
  }
}

test('on a screen 320 px wide everything is there, and nothing scrolls sideways', async ({
  user,
  page,
}) => {
  const expectNoSideways = () => expectNoSidewaysIn(page)
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

test('so are the other ways in, and the questions about what exists', async ({
  user,
  page,
}) => {
  const expectNoSideways = () => expectNoSidewaysIn(page)
  const long = `${'a-long-name-'.repeat(12)}.txt`
  await user.pasteFiles(textFile(long), photo('small.jpg'))
  await expectNoSideways()
  await page.keyboard.press('Escape')
  await expect(user.pasteDialog).toBeHidden()

  await user.openUrlDialog()
  await user.urlField.fill(`https://files.example/${long}\nhttps://other.example/${long}`)
  await expectNoSideways()
  await page.keyboard.press('Escape')
  await expect(user.urlDialog).toBeHidden()

  await user.openScriptDialog()
  await expectNoSideways()
  await page.keyboard.press('Escape')
  await expect(user.scriptDialog).toBeHidden()

  await user.dropEntries({ name: long, inside: [{ name: long, text: null }] })
  await expect(user.leftOut(`${long}/${long}`)).toBeVisible()
  await expectNoSideways()

  await user.publish([textFile(long)])
  await user.dropFiles(textFile(long, 'Another one, and longer.\n'))
  await user.send()
  await user.expectConflicts(1)
  await expectNoSideways()
})
