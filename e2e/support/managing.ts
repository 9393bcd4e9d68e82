import { expect, type Page } from '@playwright/test'
import type { VisibilityWord } from './uploading.ts'

/** What can be done to an asset that is there: all verbs name it by its file name. */
export function assetVerbs(page: Page) {
  const assets = page.getByRole('region', { name: 'Assets' })
  const card = (name: string) => assets.getByRole('article', { name, exact: true })
  const copyButton = (name: string) => card(name).getByRole('button', { name: /^Copy/ })

  const copyUrl = async (name: string) => {
    await copyButton(name).click()
    await expect(copyButton(name)).toContainText('Copied')
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const openMenu = (name: string) =>
    card(name)
      .getByRole('button', { name: `Actions for ${name}` })
      .click()
  const choose = async (name: string, entry: string) => {
    await openMenu(name)
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const setVisibility = async (name: string, visibility: VisibilityWord | 'Protected') => {
    await openMenu(name)
    await page.getByRole('menuitemradio', { name: visibility }).click()
  }
  const remove = (name: string) => choose(name, 'Delete')
  const rename = async (name: string, to: { folder?: string; name?: string }) => {
    await choose(name, 'Rename or move…')
    const dialog = page.getByRole('dialog')
    if (to.folder !== undefined) await dialog.getByLabel('Folder').fill(to.folder)
    if (to.name !== undefined) await dialog.getByLabel('Name').fill(to.name)
    await dialog.getByRole('button', { name: 'Save' }).click()
  }
  return { assets, card, copyButton, copyUrl, openMenu, setVisibility, remove, rename }
}
