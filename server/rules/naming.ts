import { splitPath } from '../../contract/asset-path.ts'
import type { Visibility } from '../../contract/assets.ts'
import { LIMITS } from '../../contract/limits.ts'

/** Something naming did, or noticed, that a person should be shown. */
export type NameNote =
  /** White space became dashes. */
  | { kind: 'spaces' }
  /** A marker such as `.private` was dropped and set the visibility. */
  | { kind: 'marker'; visibility: Visibility }
  /** Looks like a marker but is none to Twilio, so the file would be public. */
  | { kind: 'near_miss'; meant: 'private' | 'protected' }

/** Why a name cannot be used. `message` is a whole sentence for people. */
export interface NameProblem {
  reason: 'empty' | 'too_long' | 'forbidden_characters' | 'bad_segment'
  message: string
}

export type AssetName =
  | { ok: true; path: string; visibility: Visibility | null; notes: NameNote[] }
  | { ok: false; problem: NameProblem }

const FORBIDDEN = /[#;,?:@+&$()'"`]/gu
// Invisible characters make two different paths look the same; a lone surrogate has no UTF-8.
const INVISIBLE = /[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
// In any case: what only seems to be a marker must stay to be seen as well.
const MARKED_END = /\.(?:protected|private|public)\.[^./]+$/i
const SPACE = /[\s\u200B\uFEFF]/gu

/**
 * The path a name is stored under and the visibility its marker asks for (null without one).
 * Follows the Serverless Toolkit: a marker stands right before the extension, in lower case,
 * and `.protected` wins over `.private`; a folder that carries the file's marker counts too.
 * Hangar composes Unicode (NFC) as well and refuses `.`, `..` and empty segments.
 */
export function nameAsset(raw: string): AssetName {
  const { path, visibility } = dropMarker(slashed(raw))
  return checked(path, visibility)
}

/**
 * The path of a name whose markers have been seen to already, as a client does that sends the
 * visibility beside it: what is left in it is part of the name.
 */
export function nameUnmarked(raw: string): AssetName {
  return checked(slashed(raw), null)
}

const slashed = (raw: string) =>
  `/${raw.normalize('NFC').replaceAll('\\', '/')}`.replace(/^\/\/+/, '/')

function checked(unmarked: string, visibility: Visibility | null): AssetName {
  const path = unmarked.replace(SPACE, '-')
  const problem = problemOf(path)
  if (problem) return { ok: false, problem }

  const notes: NameNote[] = []
  if (path !== unmarked) notes.push({ kind: 'spaces' })
  if (visibility) notes.push({ kind: 'marker', visibility })
  const meant = visibility ? null : nearMiss(path)
  if (meant) notes.push({ kind: 'near_miss', meant })
  return { ok: true, path, visibility, notes }
}

/**
 * The nearest path that `nameAsset` accepts: forbidden characters become dashes, dot segments
 * go, and a long name is cut before its extension. Markers are left for `nameAsset` to see, also
 * by a cut: a file meant as private must not become public by a long name.
 */
export function suggestPath(raw: string): string {
  const segments = raw
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .map(cleanSegment)
    .filter((segment) => segment !== '')
  const path = `/${segments.length > 0 ? segments.join('/') : 'file'}`
  const marked = MARKED_END.exec(path)?.[0] ?? ''
  if (marked === '' || marked.length > LIMITS.pathLength / 2) return fitPath(path, '')
  return cut(path.slice(0, -marked.length), marked)
}

/**
 * The first of `logo-2.png`, `logo-3.png`, … beside `path` that `isTaken` denies; from another
 * number on where those before it are known to be taken.
 */
export function freePath(path: string, isTaken: (path: string) => boolean, from = 2): string {
  for (let number = from; ; number += 1) {
    const candidate = fitPath(path, `-${number}`)
    if (!isTaken(candidate)) return candidate
  }
}

function dropMarker(path: string): { path: string; visibility: Visibility | null } {
  const { extension } = splitExtension(path)
  const { folder, name } = splitPath(path)
  for (const visibility of ['protected', 'private', 'public'] as const) {
    const marker = `.${visibility}${extension}`
    const inName = extension !== '' && name.endsWith(marker) && name !== marker
    // Being private errs on the safe side, so a marked folder counts as it does at Twilio.
    const inFolder = visibility !== 'public' && folder.includes(marker)
    if (!inName && !inFolder) continue
    const unmarked = inName ? name.slice(0, -marker.length) + extension : name
    return { path: folder + unmarked, visibility }
  }
  return { path, visibility: null }
}

function nearMiss(path: string): 'private' | 'protected' | null {
  const { name } = splitPath(path)
  if (/\.private(?=\.|$)/i.test(name)) return 'private'
  return /\.protected(?=\.|$)/i.test(name) ? 'protected' : null
}

function problemOf(path: string): NameProblem | null {
  if (path === '/') return null
  const { name } = splitPath(path)
  if (name === '')
    return { reason: 'empty', message: 'The name is empty. Give the file a name.' }
  if (path.length > LIMITS.pathLength) {
    const message = `The path has ${path.length} characters; it can have at most ${LIMITS.pathLength}. Shorten the name or the folder.`
    return { reason: 'too_long', message }
  }
  const forbidden = [...new Set(path.match(FORBIDDEN))]
  if (forbidden.length > 0) {
    const message = `The path contains ${forbidden.join(' ')} which cannot stand in an asset's path. Use letters, digits, dashes and dots.`
    return { reason: 'forbidden_characters', message }
  }
  if (path.search(INVISIBLE) >= 0) {
    const message = 'The path contains invisible characters. Remove them.'
    return { reason: 'forbidden_characters', message }
  }
  const bad = path
    .slice(1)
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..')
  if (!bad) return null
  return {
    reason: 'bad_segment',
    message: 'The path has an empty, “.” or “..” part. Remove it.',
  }
}

function cleanSegment(segment: string): string {
  const clean = segment
    .replace(SPACE, '-')
    .replace(INVISIBLE, '')
    .replace(FORBIDDEN, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/-+(?=\.)/g, '')
    .replaceAll(/^-+|-+$/g, '')
  return /^\.{0,2}$/.test(clean) ? '' : clean
}

/** The path with `suffix` before its extension, cut before both so as not to be too long. */
function fitPath(path: string, suffix: string): string {
  const { stem, extension } = splitExtension(path)
  const end = suffix + extension
  // What looks like an endless extension is cut like any name.
  if (end.length > LIMITS.pathLength / 2) return cut(path, suffix)
  return cut(stem, end)
}

function cut(path: string, end: string): string {
  if (path.length + end.length <= LIMITS.pathLength) return path + end
  // A cut may leave half of an astral character or an empty last segment.
  return path.slice(0, LIMITS.pathLength - end.length).replace(/[\p{Cs}/]+$/u, '') + end
}

/** As Node's path.extname: from the last dot of the name, unless the name starts with it. */
function splitExtension(path: string): { stem: string; extension: string } {
  const start = path.lastIndexOf('/') + 1
  const dot = path.lastIndexOf('.')
  if (dot <= start) return { stem: path, extension: '' }
  return { stem: path.slice(0, dot), extension: path.slice(dot) }
}
