import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { find } from '../../scripts/browser.mjs'
import { startChild, type ChildHangar } from '../../server/testing/child-hangar.node.ts'

/** The console in a browser, signed in to a Hangar with nothing in it. */
export interface OpenConsole {
  page: Page
  browser: Browser
  /** Of the page. */
  session: CDPSession
  hangar: ChildHangar
  close: () => Promise<void>
}

/** Starts both; the console must have been built. Headless, since nobody looks. */
export async function openConsole(): Promise<OpenConsole> {
  const folder = await mkdtemp(join(tmpdir(), 'hangar-bench-'))
  const hangar = await startChild({ HANGAR_DATA: folder })
  const browser = await chromium.launch({ executablePath: find() })
  const close = async () => {
    await browser.close()
    await hangar.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const page = await browser.newPage()
    // Files go on by themselves once the page is left; here it is left when all is done.
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(hangar.signInUrl)
    await page.getByRole('button', { name: 'Choose files' }).waitFor()
    const session = await page.context().newCDPSession(page)
    return { page, browser, session, hangar, close }
  } catch (error) {
    await close()
    throw error
  }
}
