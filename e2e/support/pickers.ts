import type { BrowserContext, Page } from '@playwright/test'
import type { FilePayload } from './files.ts'

/**
 * Takes the pickers away that Chromium alone has: the console asks for files by an input then,
 * as it does in Firefox and Safari. Before the page is opened.
 */
export const takePickersAway = (context: BrowserContext) =>
  context.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showDirectoryPicker']) {
      Object.defineProperty(window, name, { value: undefined })
    }
  })

/**
 * Chromium's pickers are windows of the system that no test can reach. These stand in their place
 * and hand out real handles: of files, and of a folder named `folder` with the files in it; they
 * lie in the storage that the browser keeps for the page.
 */
export async function answerPickers(
  page: Page,
  folder: string,
  files: readonly FilePayload[],
): Promise<void> {
  const bytes = files.map(({ name, buffer }) => ({ name, text: buffer.toString() }))
  await page.evaluate(
    async ([folderName, contents]) => {
      const root = await navigator.storage.getDirectory()
      const directory = await root.getDirectoryHandle(folderName, { create: true })
      const handles = await Promise.all(
        contents.map(async ({ name, text }) => {
          const handle = await directory.getFileHandle(name, { create: true })
          const writable = await handle.createWritable()
          await writable.write(text)
          await writable.close()
          return handle
        }),
      )
      Object.assign(window, {
        showOpenFilePicker: async () => handles,
        showDirectoryPicker: async () => directory,
      })
    },
    [folder, bytes] as const,
  )
}
