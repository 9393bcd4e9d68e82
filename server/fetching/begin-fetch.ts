import type { AppDeps } from '../app.ts'
import { findPublished } from '../changes/publish-upload.ts'
import { Failure } from '../failure.ts'
import { nameAsset } from '../rules/naming.ts'
import { newSid } from '../rules/sids.ts'
import { planUpload } from '../uploads/begin-upload.ts'
import type { UploadLocks } from '../uploads/upload-locks.ts'
import type { Fetch, FetchOrder } from './fetch.ts'
import type { FetchAct } from './fetches.ts'
import { orderMetadata } from './order-metadata.ts'
import { runFetch } from './run-fetch.ts'

/**
 * Begins a fetch, having checked all that can be known before the site is asked; with the key of
 * one that is under way or has published, finds that. `onError` hears of what nobody has
 * foreseen. Throws path_invalid, path_taken, fetches_busy, and invalid_request when the key is of
 * another file.
 */
export async function beginFetch(
  deps: AppDeps,
  locks: UploadLocks,
  order: FetchOrder,
  onError: (error: unknown) => void,
): Promise<Fetch> {
  const begun = findBegun(deps, order) ?? (await findEnded(deps, order))
  if (begun) return sameOrder(begun, order)
  const path = await checkPath(deps, order)
  // Another request may have been faster with the same key.
  const faster = findBegun(deps, order)
  if (faster) return sameOrder(faster, order)
  const fetch = newFetch(deps, order, path)
  const { uploadSid } = fetch
  const act: FetchAct = (signal, tell) =>
    runFetch(deps, locks, order, uploadSid, { signal, tell })
  deps.fetches.begin(fetch, act, onError)
  return fetch
}

function findBegun({ fetches }: AppDeps, { asked, site }: FetchOrder) {
  return asked.key === undefined ? null : fetches.findByKey(site.environment.sid, asked.key)
}

/** A key stands for one file: the answer about another would look like one about this. */
function sameOrder(begun: Fetch, order: FetchOrder): Fetch {
  if (begun.metadata === orderMetadata(order)) return begun
  const message = `The key ${begun.key} belongs to another file: one that was uploaded, or fetched by another URL or to another path. Use a new key.`
  throw new Failure('invalid_request', message)
}

/** What a former process has published with the key. */
async function findEnded(deps: AppDeps, order: FetchOrder): Promise<Fetch | null> {
  const { site, asked } = order
  const { key } = asked
  if (key === undefined) return null
  const upload = await deps.catalog.findUploadByKey(site.environment.sid, key)
  if (!upload?.changeSid) return null
  const ended: Fetch = {
    ...newFetch(deps, order, upload.path),
    metadata: upload.metadata,
    status: 'published',
    received: upload.length,
    size: upload.length,
    published: await findPublished(deps.catalog, upload.changeSid),
  }
  deps.fetches.remember(sameOrder(ended, order))
  return ended
}

/** The path the file will have, as far as it is known. */
async function checkPath(deps: AppDeps, { asked, site }: FetchOrder): Promise<string> {
  if (!asked.path.endsWith('/')) {
    return (await planUpload(deps, site, { ...asked, raw: '' }, null)).path
  }
  const example = nameAsset(`${asked.path}x`)
  if (!example.ok) throw new Failure('path_invalid', example.problem.message)
  return example.path.slice(0, -1)
}

function newFetch(deps: AppDeps, order: FetchOrder, path: string): Fetch {
  return {
    sid: newSid('fetch'),
    site: order.site,
    sourceUrl: order.url.href,
    metadata: orderMetadata(order),
    key: order.asked.key ?? null,
    uploadSid: newSid('upload'),
    path,
    status: 'fetching',
    received: null,
    size: null,
    published: null,
    failure: null,
    dateCreated: deps.clock(),
  }
}
