/**
 * Dialogs and menus stand on Base UI, which is two thirds the size of all else the console
 * loads at first. So their skins are chunks of their own, fetched when first shown or at idle.
 */
export const loadDialogSkin = async () => {
  const { DialogSkin } = await import('./DialogSkin.tsx')
  return { default: DialogSkin }
}

export const loadDrawerSkin = async () => {
  const { DrawerSkin } = await import('./DrawerSkin.tsx')
  return { default: DrawerSkin }
}

export const loadMenuSkin = async () => {
  const { MenuSkin } = await import('./MenuSkin.tsx')
  return { default: MenuSkin }
}

/** Fetches all of them once the browser has nothing better to do. A failure may wait. */
export const preloadOverlays = () => {
  if ('requestIdleCallback' in window) requestIdleCallback(loadAll, { timeout: 5000 })
  else setTimeout(loadAll, 1500)
}

const loadAll = () => {
  const skins = [loadMenuSkin, loadDialogSkin, loadDrawerSkin]
  void Promise.allSettled(skins.map((skin) => skin()))
}
