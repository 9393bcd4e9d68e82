import { assetUrl } from '../../../../contract/asset-url.ts'
import type { Visibility } from '../../../../contract/assets.ts'
import { freePath, nameAsset } from '../../../../server/rules/naming.ts'

/** What a typed path and a chosen visibility come to. */
export type FunctionPathPlan =
  | { ok: false; message: string }
  | {
      ok: true
      path: string
      /** The stricter of what was chosen and what a marker in the name asks for. */
      visibility: Visibility
      /** Where it will answer; null for a private one, or when no URL reaches the Service. */
      url: string | null
      /** What naming did, for people. */
      notes: string[]
    }

/** Everything that may have a say in a path. */
export interface PathQuestion {
  typed: string
  visibility: Visibility
  /** The Environment's origin; null when no URL reaches it. */
  assetsUrl: string | null
  /** Paths of other Functions, saved or live. */
  taken: ReadonlySet<string>
}

const STRICTNESS: Record<Visibility, number> = { public: 0, protected: 1, private: 2 }

/** Plans where a Function will be. Whether an asset has the path is for the server to say. */
export function planPath({
  typed,
  visibility,
  assetsUrl,
  taken,
}: PathQuestion): FunctionPathPlan {
  if (typed.trim().replace(/^[/\\]+/, '') === '') {
    return { ok: false, message: 'The path is empty. Give the Function a path such as /hello.' }
  }
  const named = nameAsset(typed.trim())
  if (!named.ok)
    return { ok: false, message: named.problem.message.replace(/an asset['’]s path/, 'a path') }
  const { path, visibility: marked } = named
  if (taken.has(path)) {
    return { ok: false, message: `Another Function is at ${path}. Choose another path.` }
  }
  const strictest = marked && STRICTNESS[marked] > STRICTNESS[visibility] ? marked : visibility
  const notes: string[] = []
  if (named.notes.some(({ kind }) => kind === 'spaces')) notes.push('Spaces become dashes.')
  if (marked) notes.push(`“.${marked}” is dropped from the path.`)
  if (strictest !== visibility) notes.push(`It makes the Function ${strictest}.`)
  const hasUrl = strictest !== 'private' && assetsUrl !== null
  const url = hasUrl ? assetUrl(assetsUrl, path) : null
  return { ok: true, path, visibility: strictest, url, notes }
}

/** `wanted`, or the first of `wanted-2`, `wanted-3`, … that is free. */
export const freeFunctionPath = (wanted: string, taken: ReadonlySet<string>) =>
  taken.has(wanted) ? freePath(wanted, (path) => taken.has(path)) : wanted
