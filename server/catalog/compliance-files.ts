import type { AssetSort } from '../../contract/assets.ts'
import { type File, NOW } from './compliance-records.ts'

export const SORTS: AssetSort[] = [
  'path',
  '-path',
  'date_updated',
  '-date_updated',
  'size',
  '-size',
]

/** More than a statement of SQL can bind at once. */
export const MANY = 2000

/** A digest that is made up. */
export const digestOf = (at: number) => at.toString(16).padStart(64, '0')

/** So many files, each at a path of its own. */
export function manyFiles(count: number): File[] {
  return Array.from({ length: count }, (_, at) => ({ path: `/assets/file-${at}.txt` }))
}

type TiedFile = File & Required<Pick<File, 'size' | 'dateCreated' | 'visibility'>>

/** Files of a few sizes and dates only, so that most ties are broken by the path. */
export function tiedFiles(): TiedFile[] {
  const odd = ['/Ä', '/a', '/A', '/a/b', '/a-b', '/é', '/\uFFFD', '/😀', '/\u{10FFFF}']
  const plain = Array.from({ length: 30 }, (_, at) => `/assets/file-${(at * 7) % 30}.txt`)
  const visibilities = ['public', 'private', 'protected', 'public'] as const
  return [...odd, ...plain].map((path, at) => ({
    path,
    size: at % 3,
    dateCreated: NOW + (at % 4),
    visibility: visibilities[at % visibilities.length] ?? 'public',
  }))
}

/** The paths in the order that the port promises, worked out the plain way. */
export function inOrder(files: TiedFile[], sort: AssetSort): string[] {
  const column = sort.replace('-', '')
  const valueOf = ({ size, dateCreated }: TiedFile) =>
    column === 'size' ? size : column === 'date_updated' ? dateCreated : 0
  const ascending = files
    .toSorted((a, b) => valueOf(a) - valueOf(b) || byBytes(a.path, b.path))
    .map(({ path }) => path)
  return sort.startsWith('-') ? ascending.toReversed() : ascending
}

/** Compares by UTF-8 bytes, which is what the databases do. */
export function byBytes(a: string, b: string): number {
  const [bytesA, bytesB] = [new TextEncoder().encode(a), new TextEncoder().encode(b)]
  const at = bytesA.findIndex((byte, index) => byte !== bytesB[index])
  if (at === -1) return bytesA.length - bytesB.length
  return (bytesA[at] ?? 0) - (bytesB[at] ?? -1)
}
