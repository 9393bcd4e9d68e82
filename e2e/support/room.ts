import type { Page } from '@playwright/test'
import type { Home, Site } from './home.ts'

/** More than any disk has: whatever comes, there is no room for it. */
const FULL = { HANGAR_KEEP_FREE: '1000000GB' }
/** What the mock's store still takes, in bytes. */
const LITTLE = 100_000

/** A disk that gets full, and is given room again. */
export function roomVerbs(page: Page, home: Home, site: Site) {
  /** Opens the Service on a disk that has room for some small files yet. */
  const openWithLittleRoom = async () => {
    await page.goto(site.page + (home.kind === 'mock' ? `?full=${LITTLE}` : ''))
  }
  /** From now on the server has no room; the mock's store has none for a file of a few 100 kB. */
  const runOutOfRoom = async () => {
    if (home.kind === 'server') await home.server.restart(FULL)
  }
  const makeRoom = async () => {
    if (home.kind === 'server') return home.server.restart()
    await page.getByRole('button', { name: 'Clear the weather' }).click()
  }
  return { openWithLittleRoom, runOutOfRoom, makeRoom }
}
