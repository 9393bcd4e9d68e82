import { chmod, link, mkdir, open, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
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
/** Files put in place at once. */
const AT_ONCE = 8
/** Most file systems allow 255 bytes. */
const LONGEST_NAME = 200

/**
 * Writes what a Program's Functions can read: `handlers/ZN….js`, `files/ZN…/<name>` and, if it
 * has dependencies, `node_modules`. Where it can be, a file is a link: to the blob itself, or to
 * that in `former`, a generation of the same Environment.
 */
export async function writeGeneration(
  path: string,
  program: Pick<Program, 'functions' | 'assets'>,
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
  await mkdir(join(path, 'handlers'), { recursive: true })
  await mkdir(join(path, 'files'))
  // What is CommonJS in Twilio's Functions is so here, whatever lies above the folder.
  await writeFile(join(path, 'package.json'), '{"type":"commonjs"}\n', { mode: READ_ONLY_FILE })
  if (dependencies !== null) {
    await symlink(join(dependencies, 'node_modules'), join(path, 'node_modules'), 'junction')
  }
  const handlers = [...program.functions.values()].map((file) => ({
    ...file,
    at: join('handlers', `${file.versionSid}.js`),
  }))
  const assets = program.assets.map((file) => ({
    ...file,
    at: join('files', file.versionSid, nameOf(file.path)),
  }))
  for (const { at } of assets) await mkdir(dirname(join(path, at)))
  await eachOf([...handlers, ...assets], (file) =>
    placeFile(blobs, file, join(path, file.at), former && join(former, file.at)),
  )
  for (const folder of [...assets.map(({ at }) => dirname(at)), 'handlers', 'files', '.']) {
    await chmod(join(path, folder), READ_ONLY_FOLDER)
  }
  const placed = ({ path: name, at }: { path: string; at: string }): PlacedFile => ({
    path: name,
    file: join(path, at),
  })
  return {
    path,
    handlers: new Map(handlers.map((file) => [file.resourceSid, placed(file)])),
    assets: assets.map(placed),
  }
}

/** Some at a time. When one fails the others under way are waited for, then it is thrown. */
async function eachOf<Item>(all: Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const rest = all.values()
  const line = async () => {
    for (const item of rest) await act(item)
  }
  const lines = await Promise.allSettled(Array.from({ length: AT_ONCE }, line))
  for (const ended of lines) if (ended.status === 'rejected') throw ended.reason
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
  if (await blobs.linkTo?.(digest, target)) return
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
