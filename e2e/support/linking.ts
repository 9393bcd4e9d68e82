import { expect, type Page } from '@playwright/test'

/** Having files fetched from where they are. */
export function linkVerbs(page: Page) {
  const urlDialog = page.getByRole('dialog', { name: 'Add from a URL' })
  const urlButton = page.getByRole('button', { name: 'From a URL' })
  const urlField = urlDialog.getByLabel('URL')

  const openUrlDialog = async () => {
    await urlButton.click()
    await expect(urlField).toBeFocused()
  }
  const pressAdd = () =>
    urlDialog.getByRole('button', { name: /^Add (file|\d+ files)$/ }).click()
  /** Puts the files into the review, each under the name that is suggested. */
  const addUrls = async (...urls: string[]) => {
    await openUrlDialog()
    await urlField.fill(urls.join('\n'))
    await pressAdd()
    await expect(urlDialog).toBeHidden()
  }
  return { urlDialog, urlButton, urlField, openUrlDialog, pressAdd, addUrls }
}
