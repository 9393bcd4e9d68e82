import { latePart } from '../lib/late-part.ts'

// Dialogs and menus stand on Base UI, which is two thirds the size of all else the console
// loads at first. So their skins come late.

export const alertDialogSkin = latePart(
  async () => (await import('./AlertDialogSkin.tsx')).AlertDialogSkin,
)
export const copyByHand = latePart(async () => (await import('./CopyByHand.tsx')).CopyByHand)
export const dialogSkin = latePart(async () => (await import('./DialogSkin.tsx')).DialogSkin)
export const drawerSkin = latePart(async () => (await import('./DrawerSkin.tsx')).DrawerSkin)
export const toastList = latePart(async () => (await import('./ToastList.tsx')).ToastList)
export const menuSkin = latePart(async () => (await import('./MenuSkin.tsx')).MenuSkin)
