import { expect, type CDPSession, type Page } from '@playwright/test'
import { type DroppedEntry, dropInPage } from './dropped-entries.ts'

/** Where a drag is, in CSS px from the window's corner. */
interface Spot {
  x: number
  y: number
}

const ON_THE_SIDEBAR: Spot = { x: 40, y: 300 }
/** Dropping what is more than some files: folders, from the disk or as the page sees them. */
export function dropVerbs(page: Page) {
  const overlay = page.getByText('Drop to upload')
  const reading = page.getByText(/^Reading… /)
  /** What is said of something dropped that is not among the files. */
  const leftOut = (path: string) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: `${path}: ` })

  const session = page.context().newCDPSession(page)
  /** Brings files and folders of the disk over the page, without letting go. */
  const dragFromDisk = async (paths: string[], spot: Spot = ON_THE_SIDEBAR) => {
    const cdp = await session
    await drag(cdp, 'dragEnter', paths, spot)
    await drag(cdp, 'dragOver', paths, spot)
    await expect(overlay).toBeVisible()
  }
  /** Out of the window again; Chromium tells nobody of it when it has no window of its own. */
  const dragAway = () =>
    page.evaluate(() => {
      document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true }))
    })
  /** Lets go of them; the browser itself reads what they hold. */
  const dropFromDisk = async (paths: string[], spot: Spot = ON_THE_SIDEBAR) => {
    await dragFromDisk(paths, spot)
    await drag(await session, 'drop', paths, spot)
    await expect(overlay).toBeHidden()
  }
  /** Drops what no disk of a test can hold: what can't be read, or is slow to answer. */
  const dropEntries = (...entries: DroppedEntry[]) => page.evaluate(dropInPage, entries)
  const letReadingGoOn = () =>
    page.evaluate(() => void window.dispatchEvent(new Event('reading-goes-on')))

  return {
    overlay,
    leftOut,
    reading,
    dragFromDisk,
    dragAway,
    dropFromDisk,
    dropEntries,
    letReadingGoOn,
  }
}

type DragStep = 'dragEnter' | 'dragOver' | 'drop'

async function drag(cdp: CDPSession, type: DragStep, files: string[], spot: Spot) {
  const data = { items: [], files, dragOperationsMask: 1 }
  await cdp.send('Input.dispatchDragEvent', { type, ...spot, data })
}
