import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './run-hangar.node.ts'

/** The project that `npx create-twilio-function` makes, as its package brings it. */
const TEMPLATE = fileURLToPath(
  new URL('templates/javascript', import.meta.resolve('create-twilio-function/package.json')),
)

export interface Project {
  folder: string
  /** Writes a file, by its path in the project. */
  write(path: string, content: string | Uint8Array): Promise<void>
  read(path: string): Promise<Buffer>
}

/**
 * For tests: the template's project, in a folder that is gone after the test. Its dependencies
 * are left out: they would come from the registry, and need no test beyond that of any others.
 */
export async function templateProject(name: string): Promise<Project> {
  const project = await emptyProject(name)
  await cp(TEMPLATE, project.folder, { recursive: true })
  return project
}

/** For tests: a project of Functions and Assets without any. */
export async function emptyProject(name: string): Promise<Project> {
  const folder = await temporaryFolder()
  const write = async (path: string, content: string | Uint8Array) => {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  const manifest = { name, version: '0.0.0', private: true, dependencies: {} }
  await write('package.json', JSON.stringify(manifest))
  return { folder, write, read: (path) => readFile(join(folder, path)) }
}
