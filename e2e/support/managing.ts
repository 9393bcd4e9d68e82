import { expect, type Page } from '@playwright/test'

/** What can be done to an asset that is there: all verbs name it by its file name. */
export function assetVerbs(page: Page) {
  const card = (name: string) => page.getByRole('article', { name, exact: true })
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  const copyButton = (name: string) =>
    card(name).getByRole('button', { name: /^(Copy|Copied) (URL|code)/ })

  const copyUrl = async (name: string) => {
    await copyButton(name).click()
    await expect(copyButton(name)).toHaveAccessibleName(/^Copied/)
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const openMenu = (name: string) =>
    page.getByRole('button', { name: `Actions for ${name}` }).click()
  const choose = async (name: string, entry: string) => {
    await openMenu(name)
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const toggle = (name: string, to: 'private' | 'public') =>
    page.getByRole('button', { name: `Make ${name} ${to}`, exact: true }).click()
  const chooseInMenu = async (name: string, visibility: 'Public' | 'Protected' | 'Private') => {
    await openMenu(name)
    await page.getByRole('menuitemradio', { name: visibility }).click()
  }
  const remove = (name: string) => choose(name, 'Delete')
  const rename = async (name: string, to: { folder?: string; name?: string }) => {
    await choose(name, 'Rename or move…')
    const dialog = page.getByRole('dialog')
    // The dialog puts the focus there when it has opened; whoever types sooner types into it.
    await expect(dialog.getByLabel('Name')).toBeFocused()
    if (to.folder !== undefined) await dialog.getByLabel('Folder').fill(to.folder)
    if (to.name !== undefined) await dialog.getByLabel('Name').fill(to.name)
    await dialog.getByRole('button', { name: 'Save' }).click()
  }
  return { card, row, copyButton, copyUrl, openMenu, toggle, chooseInMenu, remove, rename }
}
