import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCE = fileURLToPath(new URL('./runtime', import.meta.url))

/**
 * Writes the code that workers run into `folder`, without its types: Node can take them off by
 * itself, but would do so at every start of a worker, and take longer for it than for all else.
 * Resolves with the file to start.
 */
export async function writeRuntimeCode(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(SOURCE)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const code = withoutTypes(await readFile(join(SOURCE, name), 'utf8'))
    const imported = code.replaceAll(/(from '\.\/[\w.-]+)\.ts'/g, "$1.mjs'")
    await writeFile(join(folder, name.replace(/\.ts$/, '.mjs')), imported, { mode: 0o444 })
  }
  return join(folder, 'main.node.mjs')
}

/** Node warns that this is new; it is the very code that it runs this file with. */
function withoutTypes(code: string): string {
  const warning = Object.getOwnPropertyDescriptor(process, 'emitWarning')
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(code)
  } finally {
    if (warning) Object.defineProperty(process, 'emitWarning', warning)
  }
}
