import { latePart } from '../../../lib/late-part.ts'

// Nobody needs them before they choose such a way.

export const pasteDialog = latePart(async () => (await import('./PasteDialog.tsx')).PasteDialog)
export const scriptDialog = latePart(
  async () => (await import('./ScriptDialog.tsx')).ScriptDialog,
)
export const urlDialog = latePart(async () => (await import('./UrlDialog.tsx')).UrlDialog)
