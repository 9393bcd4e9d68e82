import { expect, type Page } from '@playwright/test'

/** Following files on their way, and holding them up. */
export function queueVerbs(page: Page) {
  const uploads = page.getByRole('region', { name: 'Uploads' })
  const act = (name: string) => uploads.getByRole('button', { name, exact: true })

  const upload = (name: string) => uploads.getByRole('listitem').filter({ hasText: name })
  const uploadBar = (name: string) =>
    uploads.getByRole('progressbar', { name: `Uploading ${name}`, exact: true })

  /** Chooses files that are on the disk, so that the page sees their dates. */
  const chooseFromDisk = (...paths: string[]) =>
    page.getByLabel('Files to upload').setInputFiles(paths)
  /** The server has said that it has a part of the file, and not all of it. */
  const expectPartSent = (name: string) =>
    expect
      .poll(async () => Number(await uploadBar(name).getAttribute('aria-valuenow')))
      .toBeGreaterThan(0)
  const pause = (name: string) => act(`Pause ${name}`).click()
  const resume = (name: string) => act(`Resume ${name}`).click()
  const cancelUpload = (name: string) => act(`Cancel upload of ${name}`).click()
  const retry = (name: string) => act(`Retry: ${name}`).click()
  /** A control for all files at once: “Pause all”. */
  const forAll = (name: string) => act(name).click()
  const beginToLeave = async (leave: () => Promise<unknown>) => {
    const asked = page.waitForEvent('dialog')
    const left = leave()
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    return { dialog, left }
  }
  /** Leaves the page as a person does who wants to, although the browser asks first. */
  const leaveAnyway = async (leave: () => Promise<unknown>) => {
    const { dialog, left } = await beginToLeave(leave)
    await dialog.accept()
    await left
  }
  /** Begins to leave the page, and stays because the browser asks. */
  const stayWhenAsked = async (leave: () => Promise<unknown>) => {
    const { dialog } = await beginToLeave(leave)
    await dialog.dismiss()
  }

  return {
    upload,
    uploadBar,
    chooseFromDisk,
    expectPartSent,
    pause,
    resume,
    cancelUpload,
    retry,
    forAll,
    leaveAnyway,
    stayWhenAsked,
  }
}
