import type { Context } from 'hono'
import { PUBLISHED_HEADER } from '../../contract/tus.ts'
import type { AppDeps } from '../app.ts'
import type { Upload } from '../catalog/records.ts'
import { findPublished, publishUpload, type Publication } from '../changes/publish-upload.ts'
import type { Site } from '../changes/site.ts'
import { asciiJson } from '../rules/ascii-json.ts'
import { toAsset } from '../rules/wire.ts'
import { gone, receiveBytes, type Incoming } from '../uploads/receive-bytes.ts'
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
  const received = await receiveBytes(deps.blobs, upload, incoming, stop)
  c.header('upload-offset', String(received))
  if (received === upload.length) await publish(deps, c, upload)
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
    return withUpload(sid, (latest) => answerComplete(deps, c, latest))
  }
  describeProgress(c, upload, staged)
}

/** Answers for an upload that is published, or has all its bytes. */
async function answerComplete(deps: AppDeps, c: UploadContext, upload: Upload): Promise<void> {
  if (upload.changeSid) {
    describeProgress(c, upload, upload.length)
    return namePublished(deps, c, upload, upload.changeSid)
  }
  const staged = await deps.blobs.stagedSize(upload.sid)
  if (staged === null) throw gone(upload.sid)
  describeProgress(c, upload, staged)
  if (staged === upload.length) await publish(deps, c, upload)
}

function describeProgress(c: UploadContext, upload: Upload, offset: number): void {
  c.header('upload-length', String(upload.length))
  c.header('upload-metadata', upload.metadata)
  c.header('upload-offset', String(offset))
}

async function publish(deps: AppDeps, c: UploadContext, upload: Upload): Promise<void> {
  const { catalog, clock, blobs } = deps
  const site = await findSite(deps, upload.serviceSid, upload.environmentSid)
  const acting = { catalog, clock, actor: c.get('principal').actor }
  const published = await publishUpload(acting, blobs, site.environment, upload)
  c.header(PUBLISHED_HEADER, await presentPublished(deps, site, published))
}

// What was published may have been altered or deleted since; then there is nothing to name.
async function namePublished(
  deps: AppDeps,
  c: UploadContext,
  upload: Upload,
  changeSid: string,
): Promise<void> {
  const site = await findSite(deps, upload.serviceSid, upload.environmentSid)
  const published = await findPublished(deps.catalog, changeSid)
  if (published) c.header(PUBLISHED_HEADER, await presentPublished(deps, site, published))
}

async function presentPublished(
  { catalog }: AppDeps,
  site: Site,
  { change, live }: Publication,
): Promise<string> {
  return asciiJson({ asset: toAsset(live, site), change: await presentChange(catalog, change) })
}
