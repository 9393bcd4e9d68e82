import { expectAccessible } from './support/axe.ts'
import { functionVerbs } from './support/functions.ts'
import { expect, test } from './support/test.ts'

const surroundings = [
  { name: 'light', use: { colorScheme: 'light' } },
  { name: 'dark', use: { colorScheme: 'dark' } },
  { name: '320 px', use: { viewport: { width: 320, height: 640 } } },
] as const

/** Every kind of word that the editor colours. */
const COLOURED = `// A comment
const { readFile } = require('fs')
exports.handler = async function (context, event, callback) {
  const found = /^a+\\n$/.test(event.name) ? null : 12.5
  return callback(null, \`\${found} \${true}\`)
}
`

for (const { name, use } of surroundings) {
  test.describe(`axe finds nothing among Functions (${name})`, () => {
    test.use(use)

    test('in the empty page, the dialog and a new Function', async ({ user, page }) => {
      const functions = functionVerbs(page)
      await user.goTo('Functions')
      await expect(page.getByRole('heading', { name: 'No Functions yet' })).toBeVisible()
      await expectAccessible(page)
      const dialog = await functions.openNew()
      await dialog.getByLabel('Template').selectOption('Serve a private asset')
      await dialog.getByLabel('Path').fill('/a#b')
      await expect(dialog).toContainText('There is no private asset yet.')
      await expectAccessible(page)
      await dialog.getByLabel('Template').selectOption('Blank')
      await dialog.getByLabel('Path').fill('/a b')
      await dialog.getByRole('button', { name: 'Create Function' }).click()
      await functions.write('/a-b', COLOURED)
      await expect(functions.editor('/a-b')).toContainText('Unsaved changes')
      await expectAccessible(page)
    })

    test('in the list, the search, a menu and the dialog for a path', async ({
      user,
      page,
    }) => {
      const functions = functionVerbs(page)
      await user.saveFunction('/live', 'Live')
      await user.deploy()
      await user.saveVersion('/live', 'Changed')
      await user.saveFunction('/saved', 'Saved')
      await user.goTo('Functions')
      await expect(functions.item('/live')).toContainText('Changed since deployment')
      await expectAccessible(page)
      await functions.open('/live')
      await functions.source('/live').press('ControlOrMeta+f')
      await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Actions for /live' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('menuitem', { name: 'Change path…' }).click()
      await page.getByRole('dialog').getByLabel('Path').fill('/saved')
      await expect(page.getByRole('dialog')).toContainText('Another Function is at /saved')
      await expectAccessible(page)
    })
  })
}

test.describe('on a screen 320 px wide', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('the list comes first, then the editor, with a way back', async ({ user, page }) => {
    const functions = functionVerbs(page)
    const expectNoSideways = async () => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(320)
    }
    await user.saveFunction('/a-path/that-goes-on/and-on/and-on/and-does-not-end', 'One')
    await user.saveFunction('/two', 'Two')
    await user.goTo('Functions')
    await expectNoSideways()
    await functions.open('/a-path')
    await expect(functions.list).toBeHidden()
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused()
    await expectNoSideways()
    await page.getByRole('link', { name: 'All Functions' }).click()
    await expect(functions.item('/a-path').locator(':focus')).toHaveCount(1)

    await functions.list.getByRole('link', { name: 'Dependencies' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Dependencies' })).toBeFocused()
    await expectNoSideways()
    await page.goBack()
    await expect(functions.list).toBeVisible()
    await user.goTo('Logs')
    await expectNoSideways()
  })
})
