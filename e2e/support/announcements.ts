import type { BrowserContext, Page } from '@playwright/test'

declare global {
  interface Window {
    announcements: string[]
  }
}

/** Makes every page of the context write down each text its live regions came to hold. */
export async function recordAnnouncements(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.announcements = []
    const regions = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]'
    new MutationObserver((mutations) => {
      for (const { target } of mutations) {
        const element = target instanceof Element ? target : target.parentElement
        const text = element?.closest(regions)?.textContent.trim()
        if (text) window.announcements.push(text)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

/** All that a screen reader was told since the page was loaded, oldest first. */
export const announcementsOf = (page: Page) => page.evaluate(() => window.announcements)
