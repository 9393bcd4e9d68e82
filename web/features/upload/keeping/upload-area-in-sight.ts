import { createStore } from '../../../lib/store.ts'

/** Whether the upload area, with the list of all uploads, is on the page that is looked at. */
export const uploadAreaInSight = createStore(false)
