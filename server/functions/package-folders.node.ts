import { readFile, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { whenMissing } from '../node-home/error-code.ts'

const packageSchema = z.object({ dependencies: z.record(z.string(), z.string()).optional() })

/** Where the package of that name lies that Hangar itself uses. */
export function packageFolder(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
}

/** The folders of a package and of all that it needs to run, found as Node finds them. */
export async function withDependencies(folder: string): Promise<string[]> {
  const found = new Set<string>()
  await collect(await realpath(folder), found)
  return [...found]
}

async function collect(folder: string, found: Set<string>): Promise<void> {
  if (found.has(folder)) return
  found.add(folder)
  const text = await readFile(join(folder, 'package.json'), 'utf8')
  const { dependencies = {} } = packageSchema.parse(JSON.parse(text))
  for (const name of Object.keys(dependencies)) {
    const next = await lookUp(folder, name)
    if (next !== null) await collect(next, found)
  }
}

/** An optional dependency may be missing. */
async function lookUp(from: string, name: string): Promise<string | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = await realpath(join(folder, 'node_modules', name)).catch(whenMissing(null))
    if (found !== null) return found
    if (folder === dirname(folder)) return null
  }
}
