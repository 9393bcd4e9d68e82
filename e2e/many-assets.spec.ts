import { expect, test } from './support/test.ts'

const MOST_NODES = 1500

test.describe('10,000 assets', { tag: '@mock' }, () => {
  test('the list holds only what is in sight', async ({ page }) => {
    await page.goto('/services/white-beagle/ui/assets?assets=10000')
    await expect(page.getByText('10,036 assets')).toBeVisible()
    await expect(page.getByRole('article').first()).toBeVisible()
    const nodes = () => page.evaluate(() => document.querySelectorAll('*').length)
    expect(await nodes()).toBeLessThanOrEqual(MOST_NODES)
    for (let screen = 0; screen < 10; screen += 1) {
      await page.mouse.wheel(0, 2000)
      await expect(page.getByRole('article').first()).toBeVisible()
      expect(await nodes()).toBeLessThanOrEqual(MOST_NODES)
    }
  })
})
