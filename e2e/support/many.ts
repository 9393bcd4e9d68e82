import type { Page } from '@playwright/test'

declare global {
  interface Window {
    heldFiles: DataTransfer
  }
}

/** Makes so many files in the page, each of `bytes` and told apart by its number. */
export const makeMany = (page: Page, count: number, bytes: number) =>
  page.evaluate(
    (asked) => {
      window.heldFiles = new DataTransfer()
      for (let index = 0; index < asked.count; index += 1) {
        const content = `${index}\n`.padStart(asked.bytes, '.')
        const file = new File([content], `${index}.txt`, { type: 'text/plain' })
        window.heldFiles.items.add(file)
      }
    },
    { count, bytes },
  )

/** Drops those files on the page; Playwright's own drop would carry them all there first. */
export const dropMany = (page: Page) =>
  page.evaluate(() => {
    const carried = { dataTransfer: window.heldFiles, bubbles: true, cancelable: true }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, carried))
    }
  })
