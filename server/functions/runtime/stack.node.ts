import { inspect } from 'node:util'
import type { PlacedFile } from './messages.ts'

/**
 * Makes the reader of an error's stack: without Hangar's and Node's own frames, and with files
 * named as their developer knows them.
 */
export function stackReader(files: readonly PlacedFile[], folder: string) {
  const ownFolder = new URL('.', import.meta.url).href
  const isForeign = (line: string) =>
    !/^\s+at .*(?:\(|\s)node:/.test(line) && !line.includes(ownFolder)
  return (error: unknown): string => {
    let stack = textOf(error)
    stack = stack.split('\n').filter(isForeign).join('\n')
    for (const { path, file } of files) stack = stack.replaceAll(file, path)
    return stack.replaceAll(`${folder}/`, '')
  }
}

/** Whatever was thrown, as text; even what was made to resist that. */
function textOf(error: unknown): string {
  try {
    if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`
    return typeof error === 'string' ? error : inspect(error)
  } catch {
    return 'An error that cannot be shown.'
  }
}
