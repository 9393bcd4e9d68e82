import type { FoundFile } from '../engine/incoming/walk-tree.ts'

/** Why a page gets nothing of the clipboard by asking for it. */
export type ClipboardProblem = 'insecure' | 'denied' | 'empty'

/** What the clipboard gave: files (pictures, most often), or else a text. */
export type ClipboardContent =
  | { kind: 'files'; files: readonly FoundFile[] }
  | { kind: 'text'; text: string }
  | { kind: 'problem'; problem: ClipboardProblem }

/** As much of a ClipboardItem as is read. */
export type ReadableItem = Pick<ClipboardItem, 'types' | 'getType'>

interface ClipboardPage {
  isSecureContext: boolean
  navigator: { clipboard?: { read: () => Promise<ReadableItem[]> } }
}

/**
 * Asks for the clipboard, which browsers allow while a click is handled, on https and on
 * localhost. They give pictures and texts; files copied elsewhere come only by a paste.
 */
export async function readClipboard(page: ClipboardPage = window): Promise<ClipboardContent> {
  const { clipboard } = page.navigator
  // Some old browsers have the clipboard, but no way to read it.
  if (!page.isSecureContext || clipboard === undefined || !('read' in clipboard)) {
    return { kind: 'problem', problem: 'insecure' }
  }
  try {
    return await contentOf(await clipboard.read())
  } catch {
    return { kind: 'problem', problem: 'denied' }
  }
}

async function contentOf(items: readonly ReadableItem[]): Promise<ClipboardContent> {
  const files: FoundFile[] = []
  const texts: string[] = []
  for (const item of items) {
    const type = item.types.find(isFileType)
    if (type !== undefined) files.push(unnamed(await item.getType(type), type))
    else if (item.types.includes('text/plain')) {
      texts.push(await (await item.getType('text/plain')).text())
    }
  }
  if (files.length > 0) return { kind: 'files', files }
  const text = texts.join('\n')
  return text === '' ? { kind: 'problem', problem: 'empty' } : { kind: 'text', text }
}

/** A picture copied from a page comes with its HTML; formats of one program are of no use here. */
const isFileType = (type: string) => !type.startsWith('text/') && !type.startsWith('web ')

const unnamed = (bytes: Blob, type: string): FoundFile => ({
  file: new File([bytes], '', { type }),
  relativePath: '',
})
