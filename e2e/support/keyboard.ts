import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page of the console should have. */
const STOPS = 80

/** Getting about by the Tab key alone. */
export function keyboardVerbs(page: Page) {
  /** Presses Tab until the control with this accessible name, in that part, has the focus. */
  const tabTo = async (name: string, within: Page | Locator = page) => {
    const target = within.locator(':focus').and(page.getByLabel(name).or(named(page, name)))
    for (let stop = 0; stop < STOPS; stop += 1) {
      await page.keyboard.press('Tab')
      if ((await target.count()) === 1) return
    }
    expect(await page.locator(':focus').ariaSnapshot(), `Tab never came to “${name}”`).toBe('')
  }
  return { tabTo }
}

const named = (page: Page, name: string) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .or(page.getByRole('radio', { name, exact: true }))
