import type { PackedFile } from '../../contract/packs.ts'
import type { AppDeps } from '../app.ts'
import type { WholeFiles } from '../blobs/port.ts'
import { findPublished, type Publication } from '../changes/publish-upload.ts'
import type { Site } from '../changes/site.ts'
import { findBegun, refuseOtherBytes } from './begin-upload.ts'
import type { Unpacked } from './open-pack.ts'
import { takeWhole } from './take-whole.ts'

/** What became of a file of a pack; see packedOutcomeSchema. */
export type TakenPacked =
  | { status: 'published'; published: Publication | null }
  | { status: 'failed'; error: unknown }
  | { status: 'apart' }

/**
 * Publishes the files of a pack, each by a Change of its own as if it had come alone; what is
 * asked for together shares its writes and syncs. The outcomes are in the order of the files.
 */
export function takePack(
  deps: AppDeps,
  actor: string,
  site: Site,
  files: readonly Unpacked[],
): Promise<TakenPacked[]> {
  const { whole } = deps.blobs
  return Promise.all(
    files.map(async (file): Promise<TakenPacked> => {
      if (!whole) return { status: 'apart' }
      try {
        return await takePacked(deps, actor, site, whole, file)
      } catch (error) {
        return { status: 'failed', error }
      }
    }),
  )
}

async function takePacked(
  deps: AppDeps,
  actor: string,
  site: Site,
  whole: WholeFiles,
  { asked, bytes }: Unpacked,
): Promise<TakenPacked> {
  const published = await takeWhole(deps, actor, site, {
    files: whole,
    asked: { ...asked, raw: '' },
    length: asked.size,
    read: async () => bytes,
  })
  return published ? { status: 'published', published } : findTaken(deps, site, asked)
}

/** What there is of a file that was begun before, by its key. */
async function findTaken(deps: AppDeps, site: Site, asked: PackedFile): Promise<TakenPacked> {
  const begun = await findBegun(deps, site, asked.key)
  if (begun) refuseOtherBytes(begun, asked, asked.size)
  if (!begun?.changeSid) return { status: 'apart' }
  return { status: 'published', published: await findPublished(deps.catalog, begun.changeSid) }
}
