import type { BrowserContext, Page, Request } from '@playwright/test'

/** Tells whether a request failed only because its page was left for another address. */
export type WasLeft = (request: Request) => boolean

/**
 * Follows the navigations of every page of the context. A request is of a page that was left
 * when a newer document has come, or is about to.
 */
export function watchDepartures(context: BrowserContext): WasLeft {
  const ages = new WeakMap<Request, { isOld: () => boolean }>()

  const follow = (page: Page) => {
    let isLeaving = false
    let documents = 0
    page.on('request', (request) => {
      const document = documents
      ages.set(request, { isOld: () => isLeaving || document < documents })
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
        isLeaving = true
      }
    })
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return
      isLeaving = false
      documents += 1
    })
  }
  context.pages().forEach(follow)
  context.on('page', follow)

  return (request) => ages.get(request)?.isOld() ?? false
}
