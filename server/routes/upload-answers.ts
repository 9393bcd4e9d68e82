import type { Context } from 'hono'
import { PUBLISHED_HEADER } from '../../contract/tus.ts'
import type { Published } from '../../contract/uploads.ts'
import type { AppDeps } from '../app.ts'
import { ChecksumMismatch } from '../blobs/port.ts'
import type { Upload } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { findPublished, publishUpload, type Publication } from '../changes/publish-upload.ts'
import type { Site } from '../changes/site.ts'
import { asciiJson } from '../rules/ascii-json.ts'
import { uploadUrl } from '../rules/wire-uploads.ts'
import { toAsset } from '../rules/wire.ts'
import { arrivedBytes } from '../uploads/arrived-bytes.ts'
import { dropUpload } from '../uploads/drop-upload.ts'
import { keepAlive } from '../uploads/expiry.ts'
import { otherDigest } from '../uploads/other-digest.ts'
import { gone, receiveBytes, type Incoming } from '../uploads/receive-bytes.ts'
import type { TakenWhole } from '../uploads/take-whole.ts'
import { presentChange } from './present-changes.ts'
import type { ApiEnv } from './route-kit.ts'
import { findSite } from './sites.ts'

type UploadContext = Context<ApiEnv>

/** How an act gets an upload to itself; it is given the upload as it is then. */
export type WithUpload = (
  sid: string,
  act: (upload: Upload, stop: AbortSignal) => Promise<void>,
) => Promise<void>

/**
 * Tells of an upload that a request has begun, or found by its key, and takes the request's
 * bytes if it has none so far. To be called by whoever has the upload to itself.
 */
export async function answerBegun(
  deps: AppDeps,
  c: UploadContext,
  upload: Upload,
  incoming: Incoming,
  stop: AbortSignal,
): Promise<void> {
  const arrived = await arrivedBytes(deps.blobs, upload)
  // Its place was lost with a crash, or its bytes were dropped since: it begins anew.
  if (arrived === null) await deps.blobs.stage(upload.sid)
  if (arrived) return answerArrived(deps, c, upload, arrived)
  await answerBytes(deps, c, upload, incoming, stop)
}

/** Tells of a small file that came whole and is published. */
export async function answerWhole(
  deps: AppDeps,
  c: UploadContext,
  site: Site,
  { upload, ...published }: TakenWhole,
): Promise<void> {
  c.header('location', uploadUrl(upload.sid))
  c.header('upload-offset', String(upload.length))
  c.header(PUBLISHED_HEADER, asciiJson(await presentPublished(deps, site, published)))
}

/**
 * Takes the request's bytes and tells the new offset; with the last byte the upload is
 * published and the asset named. To be called by whoever has the upload to itself.
 */
export async function answerBytes(
  deps: AppDeps,
  c: UploadContext,
  upload: Upload,
  incoming: Incoming,
  stop: AbortSignal,
): Promise<void> {
  const dateExpires = await keepAlive(deps.catalog, upload, deps.clock())
  const received = await receiveBytes(deps.blobs, upload, incoming, stop)
  await answerArrived(deps, c, { ...upload, dateExpires }, received)
}

/**
 * Tells how far an upload is, also while bytes arrive. Clients take a full offset for success,
 * so it must be one: that answer waits for whoever publishes it, and an upload whose last byte
 * came just before the server died is published now.
 */
export async function answerProgress(
  deps: AppDeps,
  c: UploadContext,
  sid: string,
  withUpload: WithUpload,
): Promise<void> {
  c.header('cache-control', 'no-store')
  const upload = await deps.catalog.findUpload(sid)
  if (!upload) throw gone(sid)
  const staged = upload.changeSid ? null : await deps.blobs.stagedSize(sid)
  if (staged === null || staged === upload.length) {
    return withUpload(sid, async (latest) => {
      const arrived = await arrivedBytes(deps.blobs, latest)
      if (arrived === null) throw gone(sid)
      describe(c, latest, arrived)
      await finish(deps, c, latest, arrived)
    })
  }
  describe(c, upload, staged)
}

/** After bytes have come, which keep the upload from expiring. */
async function answerArrived(
  deps: AppDeps,
  c: UploadContext,
  upload: Upload,
  arrived: number,
): Promise<void> {
  c.header('upload-offset', String(arrived))
  if (arrived === upload.length) return finish(deps, c, upload, arrived)
  tellExpiry(c, await keepAlive(deps.catalog, upload, deps.clock()))
}

function describe(c: UploadContext, upload: Upload, arrived: number): void {
  c.header('upload-length', String(upload.length))
  c.header('upload-metadata', upload.metadata)
  c.header('upload-offset', String(arrived))
  if (arrived < upload.length) tellExpiry(c, upload.dateExpires)
}

function tellExpiry(c: UploadContext, time: number): void {
  c.header('upload-expires', new Date(time).toUTCString())
}

/** Publishes an upload that has all its bytes, unless that was done before, and names the asset. */
async function finish(
  deps: AppDeps,
  c: UploadContext,
  upload: Upload,
  arrived: number,
): Promise<void> {
  if (arrived !== upload.length) return
  const site = await findSite(deps, upload.serviceSid, upload.environmentSid)
  // What was published may have been altered or deleted since; then there is nothing to name.
  const published = upload.changeSid
    ? await findPublished(deps.catalog, upload.changeSid)
    : await publish(deps, c, site, upload)
  if (!published) return
  c.header(PUBLISHED_HEADER, asciiJson(await presentPublished(deps, site, published)))
}

async function publish(
  deps: AppDeps,
  c: UploadContext,
  { environment }: Site,
  upload: Upload,
): Promise<Publication> {
  const { catalog, clock, blobs } = deps
  const acting = { catalog, clock, actor: c.get('principal').actor }
  try {
    return await publishUpload(acting, blobs, environment, upload)
  } catch (error) {
    if (!(error instanceof ChecksumMismatch)) throw error
    await dropUpload(deps, upload.sid)
    throw otherDigest(upload.sha256 ?? '')
  }
}

/**
 * Drops an upload and its bytes. One that is published stays, since its key would publish the
 * same once more: changed_meanwhile is thrown then, naming the asset if there is one still.
 */
export async function giveUp(deps: AppDeps, upload: Upload): Promise<void> {
  if (upload.changeSid === null) return void (await dropUpload(deps, upload.sid))
  const site = await findSite(deps, upload.serviceSid, upload.environmentSid)
  const published = await findPublished(deps.catalog, upload.changeSid)
  const message =
    'The upload was published already, so there is nothing to give up. Delete its asset, or undo its Change.'
  throw new Failure(
    'changed_meanwhile',
    message,
    published
      ? { [PUBLISHED_HEADER]: asciiJson(await presentPublished(deps, site, published)) }
      : {},
  )
}

/** What an upload became, as the API tells it. */
export async function presentPublished(
  { catalog }: AppDeps,
  site: Site,
  published: Publication,
): Promise<Published> {
  const { live } = published
  const change = await presentChange(catalog, published.change, [live.version])
  return { asset: toAsset(live, site), change }
}
