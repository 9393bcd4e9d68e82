import type { PackedFile } from '../../contract/packs.ts'
import type { AppDeps } from '../app.ts'
import type { WholeFiles } from '../blobs/port.ts'
import { findPublished, type Publication } from '../changes/publish-upload.ts'
import type { Site } from '../changes/site.ts'
import { findBegun, refuseOtherBytes } from './begin-upload.ts'
import type { PackEntry } from './open-pack.ts'
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
  entries: readonly PackEntry[],
): Promise<TakenPacked[]> {
  const { whole } = deps.blobs
  return Promise.all(
    entries.map(async ({ asked, refused, bytes }): Promise<TakenPacked> => {
      if (refused) return { status: 'failed', error: refused }
      if (!whole) return { status: 'apart' }
      try {
        return await takePacked(deps, actor, site, whole, asked, bytes)
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
  asked: PackedFile,
  bytes: Uint8Array,
): Promise<TakenPacked> {
  const published = await takeWhole(deps, actor, site, {
    files: whole,
    asked: { ...asked, raw: '' },
    length: asked.size,
    read: async () => bytes,
  })
  if (published) return { status: 'published', published }
  return findTaken(deps, site, asked, whole.digestOf(bytes, 'sha256'))
}

/** What there is of a file that was begun before, by its key. */
async function findTaken(
  deps: AppDeps,
  site: Site,
  asked: PackedFile,
  sha256: string,
): Promise<TakenPacked> {
  const begun = await findBegun(deps, site, asked.key)
  if (!begun?.changeSid) return { status: 'apart' }
  const published = await findPublished(deps.catalog, begun.changeSid)
  const digest = published?.live.version.digest ?? begun.sha256
  refuseOtherBytes({ ...begun, sha256: digest }, { sha256 }, asked.size)
  return { status: 'published', published }
}
