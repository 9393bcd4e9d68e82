import { join } from 'node:path'
import { syncFolder } from '../node-home/sync-folder.node.ts'
import type { DiskFiles } from './disk-files.node.ts'

const SHARDS = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'))

/**
 * Makes `staging/` and `blobs/00/` to `blobs/ff/`, as far as they are missing, and makes them
 * durable; so sealing never has to make a folder.
 */
export async function makeLayout(folder: string, files: DiskFiles): Promise<void> {
  const blobs = join(folder, 'blobs')
  await files.mkdir(join(folder, 'staging'), { recursive: true })
  await files.mkdir(blobs, { recursive: true })
  const there = new Set(await files.readdir(blobs))
  const missing = SHARDS.filter((shard) => !there.has(shard))
  await Promise.all(
    missing.map((shard) => files.mkdir(join(blobs, shard), { recursive: true })),
  )
  await syncFolder(blobs, files)
  await syncFolder(folder, files)
}
