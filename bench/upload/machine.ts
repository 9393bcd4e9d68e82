import { execFileSync } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'

const CHUNK = new Uint8Array(4 * 1024 * 1024)

/** Writes out what former runs left, so that no server pays for another's bytes. */
export const settle = () => void execFileSync('sync')

/**
 * Makes the system hold as many free pages as a file needs: a virtual machine gets memory it has
 * not touched for a while much slower than a disk takes bytes.
 */
export async function warmPages(folder: string, bytes: number): Promise<void> {
  const path = join(folder, 'warm')
  const file = await open(path, 'w')
  for (let left = bytes; left > 0; left -= CHUNK.length) await file.write(CHUNK)
  await file.close()
  await rm(path)
}
