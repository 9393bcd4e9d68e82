import { latePart } from '../../lib/late-part.ts'

// What a first look at a few assets does not need.

export const assetTable = latePart(async () => (await import('./AssetTable.tsx')).AssetTable)
export const renameDialog = latePart(
  async () => (await import('./RenameDialog.tsx')).RenameDialog,
)
export const virtualWindow = latePart(
  async () => (await import('./VirtualWindow.tsx')).VirtualWindow,
)
