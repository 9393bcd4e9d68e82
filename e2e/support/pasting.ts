import { expect, type Page } from '@playwright/test'
import type { FilePayload } from './files.ts'

/** Bringing things in from the clipboard. */
export function pasteVerbs(page: Page) {
  const pasteDialog = page.getByRole('dialog', { name: 'Add from the clipboard' })
  const pasteButton = page.getByRole('button', { name: 'Paste', exact: true })

  const copyText = (text: string) =>
    page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  /** Copies a picture as a program does that has it open: bytes without a name. */
  const copyPicture = () => page.evaluate(copyPictureInPage)
  const pressPaste = () => page.keyboard.press('ControlOrMeta+v')
  /** Pastes files as a file manager copies them, which no page can do by itself. */
  const pasteFiles = async (...files: FilePayload[]) => {
    const contents = files.map(({ name, mimeType, buffer }) => ({
      name,
      type: mimeType,
      base64: buffer.toString('base64'),
    }))
    await page.evaluate(pasteInPage, contents)
    await expect(pasteDialog).toBeVisible()
  }
  const addPasted = async () => {
    await pasteDialog.getByRole('button', { name: /^Add (file|\d+ files)$/ }).click()
    await expect(pasteDialog).toBeHidden()
  }
  return { pasteDialog, pasteButton, copyText, copyPicture, pressPaste, pasteFiles, addPasted }
}

/** Gives the bytes that were copied, as base64. */
async function copyPictureInPage(): Promise<string> {
  const canvas = new OffscreenCanvas(40, 30)
  canvas.getContext('2d')?.fillRect(5, 5, 20, 10)
  const picture = await canvas.convertToBlob({ type: 'image/png' })
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
  return btoa(String.fromCharCode(...new Uint8Array(await picture.arrayBuffer())))
}

function pasteInPage(contents: { name: string; type: string; base64: string }[]): void {
  const clipboardData = new DataTransfer()
  for (const { name, type, base64 } of contents) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    clipboardData.items.add(new File([bytes], name, { type }))
  }
  const target = document.activeElement ?? document.body
  target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  )
}
