import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import {
  PUBLISHED_HEADER,
  TUS_CONTENT_TYPE,
  TUS_EXTENSIONS,
  TUS_VERSION,
} from '../../contract/tus.ts'
import type { AppDeps } from '../app.ts'
import type { Upload } from '../catalog/records.ts'
import { findPublished, publishUpload } from '../changes/publish-upload.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import { asciiJson } from '../rules/ascii-json.ts'
import { parseUploadMetadata } from '../rules/tus-metadata.ts'
import { toAsset } from '../rules/wire.ts'
import { beginUpload } from '../uploads/begin-upload.ts'
import {
  gone,
  receiveBytes,
  withUploadLock,
  type UploadLocks,
} from '../uploads/receive-bytes.ts'
import { presentChange } from './present-changes.ts'
import { newRouter, type ApiEnv } from './route-kit.ts'
import { findSite } from './sites.ts'
import { describeUploads } from './uploads-openapi.ts'

/**
 * `/uploads`: tus 1.0 with creation, creation-with-upload and termination. The answer that
 * completes an upload names the asset in the header Hangar-Published; it is sent once the
 * asset is durable and served.
 */
export function uploadRoutes(deps: AppDeps) {
  const locks: UploadLocks = new Set()
  const router = newRouter()
  describeUploads(router.openAPIRegistry)

  return router
    .use('/uploads/*', speakTus)
    .options('/uploads/*', (c) => {
      c.header('tus-version', TUS_VERSION)
      c.header('tus-extension', TUS_EXTENSIONS)
      c.header('tus-max-size', String(deps.maxAssetBytes))
      return c.body(null, 204)
    })
    .post('/uploads', async (c) => {
      const raw = c.req.header('upload-metadata') ?? ''
      const metadata = parseUploadMetadata(raw)
      const length = byteCount(c, 'upload-length')
      const site = await findSite(deps, metadata.service)
      const upload = await beginUpload(deps, site, { ...metadata, raw }, length)
      c.header('location', `/api/uploads/${upload.sid}`)
      const withBytes = c.req.header('content-type') === TUS_CONTENT_TYPE
      await withUploadLock(locks, upload.sid, () => go(c, upload, 0, withBytes))
      return c.body(null, 201)
    })
    .get('/uploads/:sid', async (c) => {
      const upload = await findUpload(deps, c.req.param('sid'))
      await tellProgress(c, upload)
      c.header('upload-length', String(upload.length))
      c.header('upload-metadata', upload.metadata)
      c.header('cache-control', 'no-store')
      return c.body(null, 200)
    })
    .patch('/uploads/:sid', async (c) => {
      if (c.req.header('content-type') !== TUS_CONTENT_TYPE)
        throw new Failure('wrong_media_type')
      const upload = await findUpload(deps, c.req.param('sid'))
      const offset = byteCount(c, 'upload-offset')
      await withUploadLock(locks, upload.sid, () => go(c, upload, offset, true))
      return c.body(null, 204)
    })
    .delete('/uploads/:sid', async (c) => {
      const upload = await findUpload(deps, c.req.param('sid'))
      await withUploadLock(locks, upload.sid, async () => {
        await deps.catalog.deleteUpload(upload.sid)
        await deps.blobs.discard(upload.sid)
      })
      return c.body(null, 204)
    })

  async function go(c: Context<ApiEnv>, upload: Upload, offset: number, withBytes: boolean) {
    const body = withBytes ? c.req.raw.body : null
    const received = await receiveBytes(deps.blobs, upload, offset, body)
    c.header('upload-offset', String(received))
    if (received === upload.length) await publish(c, upload)
  }

  async function publish(c: Context<ApiEnv>, upload: Upload) {
    const site = await findSite(deps, upload.serviceSid)
    const { catalog, clock } = deps
    const acting = { catalog, clock, actor: c.get('principal').actor }
    const published = await publishUpload(acting, deps.blobs, site.environment, upload)
    c.header(PUBLISHED_HEADER, await presentPublished(deps, site, published))
  }

  /**
   * Clients take a full offset for success, so it must be one: an upload whose last byte came
   * just before the server died is published now.
   */
  async function tellProgress(c: Context<ApiEnv>, upload: Upload) {
    if (upload.changeSid) return tellPublished(c, upload, upload.changeSid)
    const staged = await deps.blobs.stagedSize(upload.sid)
    if (staged === null) throw gone(upload.sid)
    c.header('upload-offset', String(staged))
    if (staged === upload.length) {
      await withUploadLock(locks, upload.sid, () => publish(c, upload))
    }
  }

  async function tellPublished(c: Context<ApiEnv>, upload: Upload, changeSid: string) {
    c.header('upload-offset', String(upload.length))
    const site = await findSite(deps, upload.serviceSid)
    const published = await findPublished(deps.catalog, changeSid)
    // What was published may have been altered or deleted since; then there is nothing to name.
    if (published) c.header(PUBLISHED_HEADER, await presentPublished(deps, site, published))
  }
}

const speakTus = createMiddleware<ApiEnv>(async (c, next) => {
  c.header('tus-resumable', TUS_VERSION)
  if (c.req.method !== 'OPTIONS' && c.req.header('tus-resumable') !== TUS_VERSION) {
    throw new Failure('tus_version', undefined, { 'tus-version': TUS_VERSION })
  }
  await next()
})

async function findUpload({ catalog }: AppDeps, sid: string): Promise<Upload> {
  const upload = await catalog.findUpload(sid)
  if (!upload) throw gone(sid)
  return upload
}

function byteCount(c: Context, header: string): number {
  const text = c.req.header(header) ?? ''
  const count = /^\d{1,15}$/.test(text) ? Number(text) : null
  if (count !== null) return count
  throw new Failure('invalid_request', `The header ${header} must be a whole number of bytes.`)
}

async function presentPublished(
  { catalog }: AppDeps,
  site: Site,
  { change, live }: Awaited<ReturnType<typeof publishUpload>>,
): Promise<string> {
  return asciiJson({ asset: toAsset(live, site), change: await presentChange(catalog, change) })
}
