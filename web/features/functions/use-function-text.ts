import { useQuery } from '@tanstack/react-query'
import type { HangarFunction } from '../../../contract/functions.ts'
import type { Environment } from '../../../contract/services.ts'
import { functionContentQuery } from '../../api/functions.ts'
import { useStore } from '../../lib/use-store.ts'
import type { FunctionText, SavedText } from './engine/drafts.ts'
import { drafts } from './workbench.ts'

/** A Function as it is on screen: what was typed, else what was last saved. */
export interface OpenFunction {
  text: FunctionText
  /** What the text on screen is over. */
  base: SavedText
  isDirty: boolean
  edit: (part: Partial<FunctionText>) => void
}

/** The text of a Function, and why there is none yet. */
export function useFunctionText(environment: Environment, fn: HangarFunction) {
  const content = useQuery(functionContentQuery(environment, fn.sid, fn.saved.sid))
  const draft = useStore(drafts).get(fn.sid)
  const { path, visibility } = fn.saved
  const base: SavedText | undefined =
    draft?.base ??
    (content.data && {
      versionSid: content.data.version_sid,
      path,
      visibility,
      content: content.data.content,
    })
  if (base === undefined) return { content, open: null }
  const open: OpenFunction = {
    base,
    text: draft ?? base,
    isDirty: draft !== undefined,
    edit: (part) => drafts.edit(fn.sid, base, part),
  }
  return { content, open }
}
