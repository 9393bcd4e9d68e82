import { expect, type Page } from '@playwright/test'

type PageName = 'Assets' | 'Functions' | 'Deployments' | 'Variables' | 'Logs'

/** From page to page of a Service, and from Environment to Environment. */
export function movingVerbs(page: Page) {
  const environmentSwitcher = page.getByRole('button', { name: /^Switch Environment\./ })

  const openNavigation = page.getByRole('button', { name: 'Open navigation' })

  const goTo = async (name: PageName) => {
    // On a narrow screen the sidebar is a drawer.
    if (await openNavigation.isVisible()) await openNavigation.click()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  const openEnvironments = async () => {
    await environmentSwitcher.click()
    await expect(page.getByRole('menu')).toBeVisible()
  }
  const switchEnvironment = async (name: string) => {
    await openEnvironments()
    await page.getByRole('menuitemradio', { name: new RegExp(`^${name} `) }).click()
    await expect(environmentSwitcher).toContainText(name)
  }
  const openCreateEnvironment = async () => {
    await openEnvironments()
    await page.getByRole('menuitem', { name: 'Create Environment…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Create Environment' })
    await expect(dialog.getByLabel('Unique name')).toBeFocused()
    return dialog
  }
  const createEnvironment = async (name: string) => {
    const dialog = await openCreateEnvironment()
    await dialog.getByLabel('Unique name').fill(name)
    await dialog.getByRole('button', { name: 'Create Environment' }).click()
    await expect(environmentSwitcher).toContainText(name)
  }
  const openDeleteEnvironment = async (name: string) => {
    await openEnvironments()
    await page.getByRole('menuitem', { name: `Delete ${name}…` }).click()
    const dialog = page.getByRole('alertdialog', { name: `Delete Environment “${name}”?` })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    return dialog
  }
  return {
    environmentSwitcher,
    goTo,
    openEnvironments,
    switchEnvironment,
    openCreateEnvironment,
    createEnvironment,
    openDeleteEnvironment,
  }
}
