import { chmod, link, mkdir, open, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Blobs } from '../blobs/port.ts'
import { blobStream } from '../blobs/stream.ts'
import type { Program, ProgramFile } from './program.ts'
import type { PlacedFile } from './runtime/messages.ts'

/** A generation's files in place. */
export interface GenerationFolder {
  path: string
  /** By the Function's resource SID. */
  handlers: ReadonlyMap<string, PlacedFile>
  assets: PlacedFile[]
}

const READ_ONLY_FILE = 0o444
const READ_ONLY_FOLDER = 0o555
/** Most file systems allow 255 bytes. */
const LONGEST_NAME = 200

/**
 * Writes what a Program's Functions can read: `handlers/ZN….js`, `files/ZN…/<name>` and, if it
 * has dependencies, `node_modules`. What lies in `former` already, a generation of the same
 * Environment, is linked instead of copied.
 */
export async function writeGeneration(
  path: string,
  program: Program,
  {
    blobs,
    dependencies,
    former,
  }: {
    blobs: Blobs
    /** The folder of the dependency set, or null. */
    dependencies: string | null
    former: string | null
  },
): Promise<GenerationFolder> {
  const handlers = new Map<string, PlacedFile>()
  const assets: PlacedFile[] = []
  await mkdir(join(path, 'handlers'), { recursive: true })
  await mkdir(join(path, 'files'))
  // What is CommonJS in Twilio's Functions is so here, whatever lies above the folder.
  await writeFile(join(path, 'package.json'), '{"type":"commonjs"}\n', { mode: READ_ONLY_FILE })
  if (dependencies !== null) {
    await symlink(join(dependencies, 'node_modules'), join(path, 'node_modules'), 'junction')
  }
  const place = async (file: ProgramFile, at: string) => {
    await placeFile(blobs, file, join(path, at), former && join(former, at))
    return { path: file.path, file: join(path, at) }
  }
  for (const file of program.functions.values()) {
    handlers.set(file.resourceSid, await place(file, join('handlers', `${file.versionSid}.js`)))
  }
  for (const file of program.assets) {
    await mkdir(join(path, 'files', file.versionSid))
    const at = join('files', file.versionSid, nameOf(file.path))
    assets.push(await place(file, at))
    await chmod(join(path, 'files', file.versionSid), READ_ONLY_FOLDER)
  }
  for (const folder of ['handlers', 'files', '.'])
    await chmod(join(path, folder), READ_ONLY_FOLDER)
  return { path, handlers, assets }
}

/** Removes a folder with all in it, read-only or not. */
export async function removeFolder(path: string): Promise<void> {
  await makeWritable(path)
  await rm(path, { recursive: true, force: true, maxRetries: 3 })
}

async function makeWritable(path: string): Promise<void> {
  try {
    await chmod(path, 0o700)
    for (const entry of await readdir(path, { withFileTypes: true })) {
      if (entry.isDirectory()) await makeWritable(join(path, entry.name))
    }
  } catch {
    // It is not there, or rm will say what is wrong with it.
  }
}

async function placeFile(
  blobs: Blobs,
  { digest }: ProgramFile,
  target: string,
  former: string | null,
): Promise<void> {
  if (former !== null && (await isLinked(former, target))) return
  const blob = await blobs.open(digest)
  if (!blob) throw new Error(`the blob ${digest} is missing from the store`)
  const handle = await open(target, 'wx', READ_ONLY_FILE)
  try {
    await handle.chmod(READ_ONLY_FILE)
    await handle.writeFile(blobStream(blob, 0, blob.size))
  } finally {
    await handle.close()
  }
}

async function isLinked(former: string, target: string): Promise<boolean> {
  try {
    await link(former, target)
    return true
  } catch {
    // Not in the former generation, or that is gone: then it is copied.
    return false
  }
}

/** The asset's own name where it fits: `require` goes by the extension. */
function nameOf(path: string): string {
  const name = basename(path) || 'index'
  return Buffer.byteLength(name) <= LONGEST_NAME ? name : `asset${extname(name).slice(0, 20)}`
}
