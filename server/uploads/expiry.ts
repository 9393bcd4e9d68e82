import type { Catalog } from '../catalog/port.ts'
import type { Upload } from '../catalog/records.ts'

const HOUR = 60 * 60 * 1000
/** How long an upload may take, in ms; after it, only one whose bytes still arrive goes on. */
export const UPLOAD_LIFETIME = 7 * 24 * HOUR
/** How long it is kept after its last bytes, in ms, however old it is. */
export const UPLOAD_QUIET = 12 * HOUR

/**
 * Keeps an upload whose bytes arrive now (ms) from expiring soon, and gives the time when it
 * will. That is written only in the last half day, so that most requests cost no write.
 */
export async function keepAlive(
  catalog: Catalog,
  { sid, dateExpires }: Pick<Upload, 'sid' | 'dateExpires'>,
  now: number,
): Promise<number> {
  if (dateExpires >= now + UPLOAD_QUIET) return dateExpires
  await catalog.extendUpload(sid, now + UPLOAD_QUIET)
  return now + UPLOAD_QUIET
}
