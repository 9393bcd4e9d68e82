import { expect, type Locator, type Page } from '@playwright/test'
import type { FilePayload } from './files.ts'

export type VisibilityWord = 'Public' | 'Private'

/** Choosing files, saying who may read them, and sending them. */
export function uploadVerbs(page: Page) {
  const tray = page.getByRole('region', { name: /^Review [\d,]+ files?$/ })
  const uploads = page.getByRole('region', { name: 'Uploads' })

  const chooseButton = page.getByRole('button', { name: 'Choose files' })
  const chooseFolderButton = page.getByRole('button', { name: 'Choose a folder' })

  const choose = (group: string, visibility: VisibilityWord) =>
    tray.getByRole('group', { name: group, exact: true }).getByText(visibility).click()

  const dropFiles = async (...files: FilePayload[]) => {
    await expect(chooseButton).toBeVisible()
    await page.getByRole('main').drop({ files })
    await expect(tray).toBeVisible()
  }
  /** Holds a file over the page without letting go. */
  const dragOver = () =>
    page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['held'], 'held.txt'))
      for (const type of ['dragenter', 'dragover']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        )
      }
    })
  const chooserOf = async (button: Locator) => {
    const chooser = page.waitForEvent('filechooser')
    await button.click()
    return chooser
  }
  /** By the input; Chromium's own picker stands before it unless it is taken away. */
  const pickFiles = async (...files: FilePayload[]) => {
    await (await chooserOf(chooseButton)).setFiles(files)
    await expect(tray).toBeVisible()
  }
  /** `path` is that of a folder on the disk. */
  const pickFolder = async (path: string) => {
    await (await chooserOf(chooseFolderButton)).setFiles(path)
    await expect(tray).toBeVisible()
  }
  const chooseVisibility = (name: string, visibility: VisibilityWord) =>
    choose(`Visibility of ${name}`, visibility)
  const chooseVisibilityForAll = (visibility: VisibilityWord) =>
    choose('Visibility of all', visibility)
  const chooseFolder = (folder: string) => tray.getByLabel('Folder').fill(folder)
  const send = () => tray.getByRole('button', { name: /^Upload [\d,]+ files?$/ }).click()
  /** The one line about all uploads says exactly this. */
  const expectSummary = (words: string) =>
    expect(uploads.getByText(words, { exact: true })).toBeVisible()
  const expectPublished = (name: string) =>
    expect(uploads.getByRole('listitem').filter({ hasText: name }).last()).toContainText(
      'Published',
    )
  const discard = () => tray.getByRole('button', { name: 'Cancel' }).click()

  return {
    tray,
    uploads,
    chooseButton,
    chooseFolderButton,
    dropFiles,
    dragOver,
    pickFiles,
    pickFolder,
    chooseVisibility,
    chooseVisibilityForAll,
    chooseFolder,
    send,
    expectSummary,
    expectPublished,
    discard,
  }
}
