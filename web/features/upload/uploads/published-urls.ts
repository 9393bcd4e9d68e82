import { addressOf } from '../../../lib/address.ts'
import type { QueuedFile } from '../engine/queued-file.ts'

/** The URLs of all files that were published and have one, in the order they were chosen. */
export function publishedUrls(files: readonly QueuedFile[]): string[] {
  return files.flatMap(({ state }) => {
    if (state.kind !== 'published') return []
    const address = addressOf(state.published.asset)
    return address.kind === 'url' ? [address.url] : []
  })
}

/** How many those are; cheap enough to be asked ten times a second of ten thousand files. */
export function countUrls(files: readonly QueuedFile[]): number {
  let count = 0
  for (const { state } of files) {
    if (state.kind !== 'published') continue
    const { visibility, public_url } = state.published.asset
    if (visibility !== 'private' && public_url !== null) count += 1
  }
  return count
}
