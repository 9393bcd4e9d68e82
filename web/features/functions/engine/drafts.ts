import type { Visibility } from '../../../../contract/assets.ts'
import { createStore, type Store } from '../../../lib/store.ts'

/** What may differ between what is on screen and what was saved. */
export interface FunctionText {
  path: string
  visibility: Visibility
  content: string
}

/** One saved version, which an edit starts from. */
export interface SavedText extends FunctionText {
  versionSid: string
}

/** What was typed and not saved, and the version it was typed over. */
export interface Draft extends FunctionText {
  base: SavedText
}

/** What was typed and not saved, by Function SID; a Function that is as it was saved has none. */
export interface Drafts extends Pick<Store<ReadonlyMap<string, Draft>>, 'get' | 'subscribe'> {
  /** Changes a Function on screen; `base` is what it shows while it has no draft. */
  edit: (functionSid: string, base: SavedText, part: Partial<FunctionText>) => void
  /** Lets a draft start from another version: what was just saved, or what someone else saved. */
  rebase: (functionSid: string, base: SavedText) => void
  /** Forgets what was typed. */
  drop: (functionSid: string) => void
}

const isSame = (a: FunctionText, b: FunctionText) =>
  a.content === b.content && a.path === b.path && a.visibility === b.visibility

const draftOf = (base: SavedText): Draft => {
  const { path, visibility, content } = base
  return { path, visibility, content, base }
}

/** Makes an empty set of drafts. */
export function createDrafts(): Drafts {
  const store = createStore<ReadonlyMap<string, Draft>>(new Map())

  const put = (functionSid: string, draft: Draft | null) => {
    const isGone = draft === null || isSame(draft, draft.base)
    if (isGone && !store.get().has(functionSid)) return
    const drafts = new Map(store.get())
    if (isGone) drafts.delete(functionSid)
    else drafts.set(functionSid, draft)
    store.set(drafts)
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    edit: (functionSid, base, part) => {
      put(functionSid, { ...(store.get().get(functionSid) ?? draftOf(base)), ...part })
    },
    rebase: (functionSid, base) => {
      const draft = store.get().get(functionSid)
      if (draft) put(functionSid, { ...draft, base })
    },
    drop: (functionSid) => put(functionSid, null),
  }
}
