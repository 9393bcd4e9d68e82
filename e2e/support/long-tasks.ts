import type { Page } from '@playwright/test'

declare global {
  interface Window {
    longTasks: number[]
  }
}

/** Begins to write down the page's tasks above 50 ms, from when on people notice; in ms. */
export const watchLongTasks = (page: Page) =>
  page.evaluate(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration))
    }).observe({ type: 'longtask' })
  })

/** Those of them since, in words. */
export async function longTasksOf(page: Page): Promise<string> {
  const tasks = await page.evaluate(() => window.longTasks)
  return `${tasks.length} above 50 ms, the longest ${Math.max(0, ...tasks)} ms`
}
