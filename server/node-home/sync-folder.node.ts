import * as promises from 'node:fs/promises'

/**
 * Makes the names in a folder durable: without it a power cut can forget a rename though the
 * file itself was synced (fsync(2)). Windows has no such call and needs none. `files` is for
 * tests that need a disk that fails.
 */
export async function syncFolder(
  folder: string,
  files: Pick<typeof promises, 'open'> = promises,
): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await files.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
