import { sourceUrlProblem } from '../../../../contract/source-url.ts'
import { freePath, suggestPath } from '../../../../server/rules/naming.ts'

/** A URL that was typed, and the name its file begins with. */
export interface LinkedUrl {
  readonly url: string
  readonly name: string
}

/** A line that is not a URL Hangar fetches. */
export interface BadLine {
  /** From 1. */
  readonly line: number
  readonly problem: string
  /** It may yet become one: someone has typed `http` so far. */
  readonly isBeginning: boolean
}

export interface TypedUrls {
  readonly links: readonly LinkedUrl[]
  readonly bad: readonly BadLine[]
}

/** Reads URLs, one a line; empty lines and repeated URLs count for nothing. */
export function readUrls(typed: string): TypedUrls {
  const names: NamesSoFar = { taken: new Set(), wishes: new Map() }
  const links = new Map<string, LinkedUrl>()
  const bad: BadLine[] = []
  for (const [index, line] of typed.split('\n').entries()) {
    const text = line.trim()
    if (text === '' || links.has(text)) continue
    const problem = sourceUrlProblem(text)
    if (problem !== null) {
      bad.push({ line: index + 1, problem, isBeginning: isBeginning(text) })
      continue
    }
    links.set(text, { url: text, name: suggestLinkedName(text, names) })
  }
  return { links: [...links.values()], bad }
}

/** What is wrong with the lines, as one text; undefined while there is nothing to tell. */
export function urlsError({ links, bad }: TypedUrls, isDone: boolean): string | undefined {
  const told = bad.filter((line) => isDone || !line.isBeginning)
  const [first] = told
  if (first === undefined) return undefined
  const where = links.length + bad.length === 1 ? '' : `Line ${first.line}: `
  const more = told.length > 1 ? ` ${told.length - 1} more lines are not right.` : ''
  return `${where}${first.problem}${more.replace('1 more lines are', 'Another line is')}`
}

/** Whether a text is nothing but URLs, so that fetching them may be what is meant. */
export function isAllUrls(text: string): boolean {
  const { links, bad } = readUrls(text)
  return links.length > 0 && bad.length === 0
}

interface NamesSoFar {
  readonly taken: Set<string>
  /** How many URLs would each have liked to be called so. */
  readonly wishes: Map<string, number>
}

/** The file's name by its URL, as the rule of names wants it: `https://a.example/logo%201.png` → `logo-1.png`. */
function suggestLinkedName(text: string, { taken, wishes }: NamesSoFar): string {
  const { pathname, hostname } = new URL(text)
  const last = decoded(pathname)
    .split('/')
    .findLast((part) => part !== '')
  const wish = suggestPath(last ?? `${hostname}.html`)
  const before = wishes.get(wish) ?? 0
  wishes.set(wish, before + 1)
  const isTaken = (path: string) => taken.has(path)
  // Counting from 2 each time would take a thousand pages of one name half a million steps.
  const path = isTaken(wish) ? freePath(wish, isTaken, Math.max(2, before + 1)) : wish
  taken.add(path)
  return path.slice(1)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const isBeginning = (text: string) =>
  ['http://', 'https://'].some((start) => start.startsWith(text.toLowerCase()))
