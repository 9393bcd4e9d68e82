import { createStore } from '../../lib/store.ts'

/** How the list is shown. */
export type View = 'cards' | 'table'

const VIEW_KEY = 'hangar-view'

/** The view in force; kept in this browser. */
export const viewChoice = createStore<View>(readView())

/** Changes the view, for this and the next visit. */
export function chooseView(view: View): void {
  try {
    localStorage.setItem(VIEW_KEY, view)
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
  viewChoice.set(view)
}

function readView(): View {
  try {
    return localStorage.getItem(VIEW_KEY) === 'table' ? 'table' : 'cards'
  } catch {
    return 'cards'
  }
}
