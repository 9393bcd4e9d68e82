import { latePart } from '../../lib/late-part.ts'

// What a first look at a few assets does not need.

export const assetActs = latePart(async () => (await import('./asset-acts.ts')).createAssetActs)
export const assetMenu = latePart(async () => (await import('./AssetMenu.tsx')).AssetMenu)
export const assetTable = latePart(async () => (await import('./AssetTable.tsx')).AssetTable)
export const renameDialog = latePart(
  async () => (await import('./RenameDialog.tsx')).RenameDialog,
)
export const virtualWindow = latePart(
  async () => (await import('./VirtualWindow.tsx')).VirtualWindow,
)
