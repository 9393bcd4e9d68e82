import { ERRORS } from '../../../../contract/errors.ts'
import type { HangarFunction, SaveFunction } from '../../../../contract/functions.ts'
import { ApiError } from '../../../api/errors.ts'
import { createStore, type Store } from '../../../lib/store.ts'
import type { Draft, Drafts } from './drafts.ts'

/** How the saving of a Function stands, while there is something to say of it. */
export type SaveState =
  | { kind: 'saving' }
  /** Someone else saved another version since the draft was begun; nothing is overwritten. */
  | { kind: 'conflict' }
  | { kind: 'failed'; error: unknown }

export interface SaverDeps {
  drafts: Drafts
  save: (functionSid: string, asked: SaveFunction) => Promise<HangarFunction>
  /** Hears of each new version, with its source, before the draft is let go. */
  onSaved: (saved: HangarFunction, content: string) => void
}

/** Makes versions of drafts. */
export interface Saver {
  states: Pick<Store<ReadonlyMap<string, SaveState>>, 'get' | 'subscribe'>
  /** Saves what was typed; true once nothing is left to save. Never rejects. */
  save: (functionSid: string) => Promise<boolean>
  /** Forgets a conflict or failure. */
  settle: (functionSid: string) => void
}

/** Makes a saver; of one Function it saves one version at a time. */
export function createSaver({ drafts, save, onSaved }: SaverDeps): Saver {
  const states = createStore<ReadonlyMap<string, SaveState>>(new Map())
  const underWay = new Map<string, Promise<boolean>>()

  const say = (functionSid: string, state: SaveState | null) => {
    const next = new Map(states.get())
    if (state) next.set(functionSid, state)
    else next.delete(functionSid)
    states.set(next)
  }

  const saveDraft = async (functionSid: string, draft: Draft) => {
    say(functionSid, { kind: 'saving' })
    try {
      const saved = await save(functionSid, askFor(draft))
      onSaved(saved, draft.content)
      const { sid: versionSid, path, visibility } = saved.saved
      drafts.rebase(functionSid, { versionSid, path, visibility, content: draft.content })
      say(functionSid, null)
      return true
    } catch (error) {
      say(functionSid, isConflict(error) ? { kind: 'conflict' } : { kind: 'failed', error })
      return false
    }
  }

  return {
    states,
    settle: (functionSid) => say(functionSid, null),
    async save(functionSid) {
      // What was typed during a save that is under way needs a version of its own.
      while (underWay.has(functionSid)) await underWay.get(functionSid)
      const draft = drafts.get().get(functionSid)
      if (!draft) return true
      const saving = saveDraft(functionSid, draft)
      underWay.set(functionSid, saving)
      try {
        return await saving
      } finally {
        underWay.delete(functionSid)
      }
    },
  }
}

/** Only what differs is sent; the rest stays as it was saved. */
function askFor({ base, path, visibility, content }: Draft): SaveFunction {
  return {
    base_version_sid: base.versionSid,
    ...(path !== base.path && { path }),
    ...(visibility !== base.visibility && { visibility }),
    ...(content !== base.content && { content }),
  }
}

const isConflict = (error: unknown) =>
  error instanceof ApiError && error.code === ERRORS.changed_meanwhile.code
