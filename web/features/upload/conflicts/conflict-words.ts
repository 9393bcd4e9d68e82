import type { Asset } from '../../../../contract/assets.ts'
import { freePath } from '../../../../server/rules/naming.ts'
import { formatBytes } from '../../../lib/bytes.ts'
import { formatAgo } from '../../../lib/dates.ts'
import { visibilityLabel } from '../../../lib/visibility.ts'
import { possibleDecisions } from '../engine/decisions.ts'
import { forcedVisibility, servedPath } from '../engine/plan.ts'
import { type QueuedFile, type Taken, fileName } from '../engine/queued-file.ts'
import type { Decision } from '../engine/file-events.ts'

/** What a conflict is about. */
export interface ConflictWords {
  readonly path: string
  readonly message: string
  /** What is served and what would be, side by side; null where there is nothing to compare. */
  readonly sides: { readonly there: string; readonly yours: string } | null
}

/** What has the path of a file, in words. `now` in ms since 1970. */
export function conflictWords(file: QueuedFile, taken: Taken, now: number): ConflictWords {
  const isOther = taken.kind === 'asset' && !taken.isIdentical
  return {
    path: servedPath(file.target?.path ?? ''),
    message: messageOf(file, taken),
    sides: isOther ? { there: factsOf(taken.asset, now), yours: ownFacts(file, now) } : null,
  }
}

function messageOf({ target }: QueuedFile, taken: Taken): string {
  switch (taken.kind) {
    case 'asset': {
      if (!taken.isIdentical) return 'Another file is served there.'
      const there = taken.asset.visibility
      const wanted = target?.visibility ?? there
      return `The same bytes are served there already, but they are ${there} and this file was to be ${wanted}.`
    }
    case 'function':
      return 'A Function runs there. A file cannot take its place.'
    case 'twin':
      return 'Another file of this upload gets this path too.'
    case 'late':
      return taken.by === 'function'
        ? 'A Function was deployed there while this file was on its way. A file cannot take its place.'
        : 'Something was published there while this file was on its way.'
  }
}

const factsOf = ({ size, date_updated, visibility }: Asset, now: number) =>
  `${formatBytes(size)} · ${visibilityLabel(visibility)} · changed ${formatAgo(date_updated, now)}`

function ownFacts({ file, target }: QueuedFile, now: number): string {
  const visibility = target && (forcedVisibility(target.path) ?? target.visibility)
  const changed = new Date(file.lastModified)
  return [
    file.origin === 'url' ? 'size not known yet' : formatBytes(file.size),
    visibility && visibilityLabel(visibility),
    file.lastModified > 0 && `changed ${formatAgo(changed.toISOString(), now)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What a decision does to this one file: the words of its button. */
export function decisionLabel({ state, target }: QueuedFile, decision: Decision): string {
  if (decision === 'keep_both') return 'Keep both'
  if (decision === 'skip') return 'Skip'
  if (state.kind === 'undecided' && state.taken.kind === 'twin')
    return 'Replace (the other one)'
  const forced = target && forcedVisibility(target.path)
  return `Replace (${forced ? `makes it ${forced}` : 'keeps URL and visibility'})`
}

/** What Replace does to all of these files; empty where it can do nothing. */
export function replacingLine(files: readonly QueuedFile[]): string {
  const replaced = files.filter((file) => possibleDecisions(file).includes('replace'))
  if (replaced.length === 0) return ''
  const isPlain = replaced.every(({ target }) => !target || !forcedVisibility(target.path))
  return isPlain
    ? 'Replacing keeps URLs and visibility.'
    : 'Replacing keeps URLs, and visibility unless a name changes it.'
}

/** The name of that button for screen readers; it says which file is meant. */
export function decisionName(file: QueuedFile, decision: Decision): string {
  const name = fileName(file)
  if (decision === 'keep_both') return `Keep both of ${name}`
  return decisionLabel(file, decision).replace(/^(Replace|Skip)/, `$1 ${name}`)
}

/** An example of the name under which a file is published beside the other. */
export function nameBeside({ target }: QueuedFile): string {
  const path = freePath(servedPath(target?.path ?? ''), () => false)
  return path.slice(path.lastIndexOf('/') + 1)
}

/** What stands for files to come: “Files that exist already are replaced.” */
export const RULE_WORDS: Readonly<Record<Decision, string>> = {
  replace: 'Files that exist already are replaced without asking. Their URLs stay.',
  keep_both: 'Files that exist already are kept beside the new ones without asking.',
  skip: 'Files that exist already are skipped without asking.',
}
