import { expect, type Page } from '@playwright/test'

/** What one does on the Functions page: all verbs name a Function by its path. */
export function functionVerbs(page: Page) {
  const list = page.getByRole('navigation', { name: 'Functions' })
  const item = (path: string) => list.getByRole('listitem').filter({ hasText: path })
  const editor = (path: string) =>
    page.getByRole('region', { name: `Function ${path}`, exact: true })
  const source = (path: string) => page.getByRole('textbox', { name: `Source of ${path}` })
  const deployButton = page.getByRole('button', { name: /^(Deploy|Save and deploy)$/ })

  /** A part of the path is enough. */
  const open = async (path: string) => {
    await item(path).getByRole('link').click()
    await expect(source(path)).toBeVisible()
  }
  const openNew = async () => {
    await page.getByRole('button', { name: 'New Function' }).click()
    const dialog = page.getByRole('dialog', { name: 'New Function' })
    await expect(dialog.getByLabel('Path')).toBeFocused()
    return dialog
  }
  const create = async (
    path: string,
    template = 'Blank',
    visibility: 'Public' | 'Protected' | 'Private' = 'Public',
  ) => {
    const dialog = await openNew()
    await dialog.getByLabel('Template').selectOption(template)
    await dialog.getByLabel('Path').fill(path)
    await dialog.getByRole('group', { name: 'Visibility' }).getByText(visibility).click()
    await dialog.getByRole('button', { name: 'Create Function' }).click()
    await expect(dialog).toBeHidden()
    await expect(source(path)).toBeVisible()
  }
  /** Replaces the source, as one does by hand. */
  const write = async (path: string, text: string) => {
    await source(path).click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    // Typed letter by letter, the editor would close brackets by itself.
    await page.keyboard.insertText(text)
  }
  const save = (path: string) =>
    editor(path).getByRole('button', { name: 'Save', exact: true }).click()
  const choose = async (path: string, entry: string) => {
    await page.getByRole('button', { name: `Actions for ${path}` }).click()
    await page.getByRole('menuitem', { name: entry }).click()
  }
  const changePath = async (path: string, to: string) => {
    await choose(path, 'Change path…')
    const dialog = page.getByRole('dialog', { name: `Change the path of ${path}` })
    await expect(dialog.getByLabel('Path')).toBeFocused()
    await dialog.getByLabel('Path').fill(to)
    await dialog.getByRole('button', { name: 'Change path' }).click()
    await expect(dialog).toBeHidden()
  }
  return {
    list,
    item,
    editor,
    source,
    deployButton,
    open,
    openNew,
    create,
    write,
    save,
    choose,
    changePath,
  }
}
