import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './sync-folder.node.ts'

/**
 * Writes a small file so that after a crash it holds either the old text or the new one:
 * temporary file, fsync, rename, fsync of the folder.
 */
export async function writeDurably(file: string, text: string, mode: number): Promise<void> {
  const temporary = `${file}.new`
  const handle = await open(temporary, 'w', mode)
  try {
    await handle.chmod(mode)
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, file)
  await syncFolder(dirname(file))
}
