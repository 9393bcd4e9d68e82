import { splitPath } from '../../../../contract/asset-path.ts'
import { nameAsset } from '../../../../server/rules/naming.ts'

/** Where files go unless another folder is typed. */
export const USUAL_FOLDER = '/assets/'

/** A folder as typed, checked: the form uploads use, or what is wrong with it. */
export type FolderCheck = { ok: true; folder: string } | { ok: false; message: string }

/**
 * Brings a folder into the form `/assets/images/`: slashes at both ends, white space to
 * dashes. An empty one is the root. Names the problem of one that no asset could be in.
 */
export function checkFolder(typed: string): FolderCheck {
  const inner = typed
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\/+|\/+$/g, '')
  const name = nameAsset(inner === '' ? '/file' : `/${inner}/file`)
  if (name.ok) return { ok: true, folder: splitPath(name.path).folder }
  return { ok: false, message: name.problem.message }
}
