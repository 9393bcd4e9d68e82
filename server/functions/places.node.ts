import { mkdir, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from './generation-folder.node.ts'
import { endOrphans } from './orphans.node.ts'
import { packageFolder, withDependencies } from './package-folders.node.ts'
import { writeRuntimeCode } from './runtime-code.node.ts'

/** Where things are for workers; absolute. */
export interface Places {
  generations: string
  temp: string
  dependencies: string
  /** The file a worker starts with, and what it may read for it. */
  main: string
  code: string[]
  twilio: string
}

/** Where the dependency sets are, below the folder of Functions. */
const DEPENDENCIES = 'dependencies'

/** Makes the places in a folder. What a crash left there is removed, but for dependencies. */
export async function openPlaces(path: string): Promise<Places> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  // Node's permissions go by the real path.
  const folder = await realpath(path)
  const at = (name: string) => join(folder, name)
  await endOrphans(at('generations'))
  for (const name of await readdir(folder)) {
    if (name !== DEPENDENCIES) await removeFolder(at(name))
  }
  for (const name of ['generations', 'temp', DEPENDENCIES])
    await mkdir(at(name), { recursive: true })
  const twilio = await realpath(packageFolder('twilio'))
  return {
    generations: at('generations'),
    temp: at('temp'),
    dependencies: at(DEPENDENCIES),
    main: await writeRuntimeCode(at('runtime')),
    code: [at('runtime'), ...(await withDependencies(twilio))],
    twilio,
  }
}
