import { createStore } from '../lib/store.ts'

/** The user's choice; `system` follows the operating system, now and when it changes. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** public/theme.js reads the same key before the first paint. */
export const THEME_KEY = 'hangar-theme'

const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value)

/** The kept choice; `system` when there is none, or storage is forbidden. */
export const readTheme = (): Theme => {
  try {
    const kept = localStorage.getItem(THEME_KEY)
    return isTheme(kept) ? kept : 'system'
  } catch {
    return 'system'
  }
}

/** Shows a theme, keeps the choice and tells other parts of the page. */
export const chooseTheme = (theme: Theme) => {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, theme)
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
  themeStore.set(theme)
}

/** The choice in force. */
export const themeStore = createStore<Theme>(readTheme())
