import { createStore } from '../lib/store.ts'

const KEY = 'hangar-sidebar'

const readCollapsed = () => {
  try {
    return localStorage.getItem(KEY) === 'collapsed'
  } catch {
    return false
  }
}

/** Whether the user has folded the sidebar to its icons. */
export const sidebarCollapsed = createStore(readCollapsed())

/** Folds or unfolds the sidebar, and keeps it so for next time. */
export const collapseSidebar = (collapsed: boolean) => {
  sidebarCollapsed.set(collapsed)
  try {
    localStorage.setItem(KEY, collapsed ? 'collapsed' : 'open')
  } catch {
    // Storage is forbidden: it holds until the page is left.
  }
}
