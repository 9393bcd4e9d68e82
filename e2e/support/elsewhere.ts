import type { Page } from '@playwright/test'
import type { Site } from './home.ts'

/** What someone else does meanwhile, by a script: nothing of it goes through the page's queue. */
export function elsewhereVerbs(page: Page, site: Site) {
  /** Publishes a text under a path that begins with a slash. */
  const publishElsewhere = async (path: string, text: string) => {
    const url = `/api/services/${site.uniqueName}/files${path}`
    const answer = await page.evaluate(
      async (asked) => {
        const response = await fetch(asked.url, { method: 'PUT', body: asked.text })
        return response.ok ? null : `${response.status} ${await response.text()}`
      },
      { url, text },
    )
    if (answer !== null) throw new Error(`PUT ${url} answered ${answer}`)
  }
  return { publishElsewhere }
}
