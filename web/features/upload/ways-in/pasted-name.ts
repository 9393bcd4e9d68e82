import { freePath, nameAsset, suggestPath } from '../../../../server/rules/naming.ts'

/** By media type, as the clipboard gives them. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/json': '.json',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'audio/mpeg': '.mp3',
  'audio/wav': '.wav',
  'image/avif': '.avif',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/svg+xml': '.svg',
  'image/webp': '.webp',
  'text/csv': '.csv',
  'text/html': '.html',
  'text/plain': '.txt',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
}

/** What browsers call a picture that has no name: it says nothing. */
const NO_NAME = /^(?:image|unknown|blob)?(?:\.\w+)?$/i

/**
 * The name that something pasted begins with: its own, or else when it was pasted, as in
 * `pasted-2026-11-27-1432.png` (local time). A number is added to one that is taken.
 */
export function suggestPastedName(
  ownName: string,
  type: string,
  now: Date,
  taken: ReadonlySet<string>,
): string {
  const name = NO_NAME.test(ownName)
    ? `pasted-${stamp(now)}${EXTENSIONS[type.split(';')[0] ?? ''] ?? extensionOf(ownName)}`
    : usable(ownName)
  if (!taken.has(name)) return name
  return freePath(`/${name}`, (path) => taken.has(path.slice(1))).slice(1)
}

/** More are not worth naming one by one: the review shows them all as well. */
export const MOST_TO_NAME = 20

/** What is wrong with each of some names that were typed; null for one that can be used. */
export function nameProblems(names: readonly string[]): readonly (string | null)[] {
  const named = names.map(pathOf)
  const uses = new Map<string, number>()
  for (const one of named) if (one.ok) uses.set(one.path, (uses.get(one.path) ?? 0) + 1)
  return named.map((one) => {
    if (!one.ok) return one.problem
    return uses.get(one.path) === 1 ? null : TWIN
  })
}

const EMPTY = 'The name is empty. Give the file a name.'
const TWIN = 'Another file here has this name. Give each its own.'

/** The path of a name as it will be served. */
function pathOf(name: string): { ok: true; path: string } | { ok: false; problem: string } {
  const typed = name.trim()
  if (/^[/\\]*$/.test(typed)) return { ok: false, problem: EMPTY }
  const named = nameAsset(typed)
  return named.ok
    ? { ok: true, path: named.path }
    : { ok: false, problem: named.problem.message }
}

const usable = (name: string) => (nameAsset(name).ok ? name : suggestPath(name).slice(1))

const extensionOf = (name: string) => /\.\w+$/.exec(name)?.[0] ?? ''

const two = (number: number) => String(number).padStart(2, '0')

function stamp(now: Date): string {
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}`
}
