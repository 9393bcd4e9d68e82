import { assetUrl } from '../../../contract/asset-url.ts'
import { splitPath } from '../../../contract/asset-path.ts'
import type { Asset } from '../../../contract/assets.ts'
import { nameAsset, type NameNote } from '../../../server/rules/naming.ts'
import { visibilityLabel } from '../../lib/visibility.ts'

/** What the dialog's two fields hold. */
export interface TypedPath {
  folder: string
  name: string
}

/** What the fields come to: a problem, nothing new, or a move and what follows from it. */
export type RenamePlan =
  | { step: 'problem'; message: string }
  | { step: 'same' }
  | {
      step: 'move'
      /** As typed; the server names it again, and takes the visibility from a marker in it. */
      path: string
      /** What it will be called. */
      namedPath: string
      notes: string[]
      oldUrl: string | null
      newUrl: string | null
    }

/** The fields as they open: the folder without its trailing slash, and the name. */
export function typedPathOf(path: string): TypedPath {
  const { folder, name } = splitPath(path)
  // The path “/” has no name; typed as one it means the site's front page.
  return { folder: folder.slice(0, -1) || '/', name: name || '/' }
}

/**
 * Plans the move of an asset to what was typed. `assetsUrl` is the Environment's origin, null
 * when none reaches it. Whether the path is free is for the server to say.
 */
export function planRename(
  asset: Asset,
  typed: TypedPath,
  assetsUrl: string | null,
): RenamePlan {
  const name = typed.name.trim()
  if (name === '') {
    return { step: 'problem', message: 'The name is empty. Give the file a name.' }
  }
  const folder = typed.folder.trim().replaceAll(/^[/\\]+|[/\\]+$/g, '')
  const path = folder === '' ? `/${name}` : `/${folder}/${name}`
  const named = nameAsset(path)
  if (!named.ok) return { step: 'problem', message: named.problem.message }

  const visibility = named.visibility ?? asset.visibility
  if (named.path === asset.path && visibility === asset.visibility) return { step: 'same' }
  const hasUrl = visibility !== 'private' && assetsUrl !== null
  return {
    step: 'move',
    path,
    namedPath: named.path,
    notes: named.notes.map(sayNote),
    oldUrl: asset.public_url,
    newUrl: hasUrl ? assetUrl(assetsUrl, named.path) : null,
  }
}

/** What naming did or noticed, for people. */
function sayNote(note: NameNote): string {
  switch (note.kind) {
    case 'spaces':
      return 'Spaces become dashes.'
    case 'marker':
      return `“.${note.visibility}” is dropped from the name and makes the asset ${visibilityLabel(note.visibility).toLowerCase()}.`
    case 'near_miss':
      return `“${note.meant}” in this name does not make the asset ${note.meant}: the marker must stand right before the extension, in lower case.`
  }
}
