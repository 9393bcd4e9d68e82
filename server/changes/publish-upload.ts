import type { Catalog } from '../catalog/port.ts'
import type { Blobs, SealedBlob } from '../blobs/port.ts'
import { createTurns } from '../blobs/turns.ts'
import type {
  Change,
  ChangeDraft,
  Environment,
  LiveVersion,
  Upload,
} from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { freePath } from '../rules/naming.ts'
import { planPublish } from '../rules/publishing.ts'
import { sealUpload } from '../uploads/arrived-bytes.ts'
import { commitChange, retryingStale, type Acting } from './commit.ts'
import { environmentNow } from './environment-now.ts'

/** How many names a free one is looked for among at once, at the most. */
const MOST_NAMES = 512

/** What an upload became: its Change, and the asset as that made it live. */
export interface Publication {
  change: Change
  live: LiveVersion
}

/**
 * Makes a complete upload live: bytes are durable under their digest first, then one catalog
 * transaction makes the version, the live row and the Change. When that fails, or the process
 * dies before it, the upload has its bytes still and can be tried again. Throws path_taken,
 * ChecksumMismatch.
 */
export async function publishUpload(
  acting: Acting,
  blobs: Blobs,
  environment: Environment,
  upload: Upload,
): Promise<Publication> {
  const blob = await sealUpload(blobs, upload)
  const published = await publishBlob(acting, environment, upload, blob, upload.sid)
  // Not before: until the Change is durable, they are all there is. What stays is swept.
  await blobs.discard(upload.sid).catch(() => {})
  return published
}

/** Where bytes go, and by which rules; of uploads, and of bytes that came without one. */
export type Destination = Omit<Upload, 'length'>

const turns = createTurns()

/**
 * Publishes to a path when all who came before are done with that: many who want the same one
 * would outrun each other until most are refused. What else alters the path may still be faster;
 * then it decides anew. Throws changed_meanwhile when that goes on, not_found when the
 * Environment is gone.
 */
export function publishInTurn<Result>(
  { catalog }: Pick<Acting, 'catalog'>,
  environment: Environment,
  { path }: Pick<Destination, 'path'>,
  act: () => Promise<Result>,
): Promise<Result> {
  return turns(`${environment.sid}${path}`, async () => {
    try {
      return await retryingStale(act)
    } catch (error) {
      const isLate = error instanceof Failure && error.entry === 'changed_meanwhile'
      if (isLate) await environmentNow(catalog, environment)
      throw error
    }
  })
}

/**
 * Makes a blob live at its destination by one Change, and marks the upload it came by, if any,
 * as published. Throws path_taken.
 */
export function publishBlob(
  acting: Acting,
  environment: Environment,
  destination: Destination,
  blob: SealedBlob,
  uploadSid: string | null,
): Promise<Publication> {
  return publishInTurn(acting, environment, destination, () =>
    publishOnce(acting, environment, destination, blob, { uploadSid }),
  )
}

/** As publishBlob, but throws StaleDraft when someone was faster; also of files that came whole. */
export async function publishOnce(
  acting: Acting,
  environment: Environment,
  destination: Destination,
  blob: SealedBlob,
  came: Pick<ChangeDraft, 'whole'> | Pick<ChangeDraft, 'uploadSid'>,
): Promise<Publication> {
  const path = await pathToTake(acting, destination)
  const [replaced] = await acting.catalog.liveByPath(environment.sid, [path])
  const plan = planPublish(destination, path, blob, replaced ?? null, acting.clock())
  const change = await commitChange(acting, environment, {
    kind: 'upload',
    entries: [plan.entry],
    newResources: plan.newResource ? [plan.newResource] : [],
    newVersions: [plan.live.version],
    ...came,
  })
  return { change, live: plan.live }
}

/** What an upload's Change made live, if it still is. */
export async function findPublished(
  catalog: Catalog,
  changeSid: string,
): Promise<Publication | null> {
  const change = await catalog.findChange(changeSid)
  const [entry] = change?.entries ?? []
  if (!change || !entry) return null
  const [live] = await catalog.liveByPath(change.environmentSid, [entry.path])
  return live && live.version.sid === entry.after ? { change, live } : null
}

async function pathToTake({ catalog }: Acting, wanted: Destination): Promise<string> {
  if (wanted.ifExists !== 'keep_both') return wanted.path
  const asked = new Set<string>()
  for (let count = 1; ; count = Math.min(8 * count, MOST_NAMES)) {
    const paths = Array.from({ length: count }, () => nextName(wanted.path, asked))
    const live = await catalog.liveByPath(wanted.environmentSid, paths)
    const taken = new Set(live.map(({ version }) => version.path))
    const free = paths.find((path) => !taken.has(path))
    if (free !== undefined) return free
  }
}

function nextName(path: string, asked: Set<string>): string {
  const name = asked.size === 0 ? path : freePath(path, () => false, asked.size + 1)
  asked.add(name)
  return name
}
