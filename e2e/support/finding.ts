import { expect, type Page } from '@playwright/test'

/** Looking around: in one Service, and among them all. */
export function findingVerbs(page: Page) {
  const emptyState = page.getByRole('heading', { name: 'No assets yet' })
  const serviceSwitcher = page.getByRole('button', { name: /^Switch Service\./ })

  const search = (text: string) => page.getByLabel('Search assets by path').fill(text)
  const showTable = () => page.getByRole('group', { name: 'View' }).getByTitle('Table').click()
  /** The cards are these, in this order. */
  const expectOrder = (names: string[]) =>
    expect(async () => {
      const cards = await page.getByRole('article').all()
      const shown = await Promise.all(cards.map((card) => card.getAttribute('aria-label')))
      expect(shown).toEqual(names)
    }).toPass()

  const switchService = async (name: string) => {
    await serviceSwitcher.click()
    await page.getByRole('menuitemradio', { name, exact: true }).click()
  }
  const openCreateService = async () => {
    await serviceSwitcher.click()
    await page.getByRole('menuitem', { name: 'Create Service…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create Service' })
    await expect(dialog).toBeVisible()
    return dialog
  }
  const createService = async (name: string) => {
    const dialog = await openCreateService()
    await dialog.getByLabel('Unique name').fill(name)
    await dialog.getByRole('button', { name: 'Create Service' }).click()
    await expect(dialog).toBeHidden()
  }

  return {
    emptyState,
    serviceSwitcher,
    search,
    showTable,
    expectOrder,
    switchService,
    openCreateService,
    createService,
  }
}
