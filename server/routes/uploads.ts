import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import {
  TUS_CHECKSUM_ALGORITHMS,
  TUS_CONTENT_TYPE,
  TUS_EXTENSIONS,
  TUS_VERSION,
} from '../../contract/tus.ts'
import type { AppDeps } from '../app.ts'
import { Failure } from '../failure.ts'
import { parseUploadChecksum } from '../rules/tus-checksum.ts'
import { parseUploadMetadata } from '../rules/tus-metadata.ts'
import { uploadUrl } from '../rules/wire-uploads.ts'
import { beginUpload, redirect, type Asked } from '../uploads/begin-upload.ts'
import { gone, refuseSurplus, type Incoming } from '../uploads/receive-bytes.ts'
import { takeWhole, type WholeIncoming } from '../uploads/take-whole.ts'
import { UploadLocks } from '../uploads/upload-locks.ts'
import { byteCount, openBody, sizeOfBody, wholeBody } from './request-body.ts'
import { newRouter, type ApiEnv } from './route-kit.ts'
import { findSite } from './sites.ts'
import {
  answerBegun,
  answerBytes,
  answerProgress,
  answerWhole,
  giveUp,
  type WithUpload,
} from './upload-answers.ts'
import { describeUploads } from './uploads-openapi.ts'

/**
 * `/uploads`: tus 1.0 with creation, creation-with-upload, termination, expiration and checksum.
 * The answer that completes an upload names the asset in the header Hangar-Published; it is sent
 * once the asset is durable and served.
 */
export function uploadRoutes(deps: AppDeps) {
  const locks = deps.uploadLocks ?? new UploadLocks()
  const router = newRouter()
  describeUploads(router.openAPIRegistry)

  // Read within the lock, so that nobody acts on what another request has just finished.
  const withUpload: WithUpload = (sid, act) =>
    locks.hold(sid, async (stop) => {
      const upload = await deps.catalog.findUpload(sid)
      if (!upload) throw gone(sid)
      await act(upload, stop)
    })

  return router
    .use('/uploads/*', speakTus)
    .options('/uploads/*', (c) => {
      c.header('tus-version', TUS_VERSION)
      c.header('tus-extension', TUS_EXTENSIONS)
      c.header('tus-checksum-algorithm', TUS_CHECKSUM_ALGORITHMS.join(','))
      c.header('tus-max-size', String(deps.maxAssetBytes))
      return c.body(null, 204)
    })
    .post('/uploads', async (c) => {
      const raw = c.req.header('upload-metadata') ?? ''
      const metadata = parseUploadMetadata(raw)
      const length = byteCount(c.req.raw.headers, 'upload-length')
      const incoming = bytesOf(deps, c, 0)
      refuseSurplus(length, incoming)
      const site = await findSite(deps, metadata.service, metadata.environment)
      const whole = wholeOf(deps, c, { ...metadata, raw }, length, incoming)
      const taken = whole && (await takeWhole(deps, c.get('principal').actor, site, whole))
      if (taken) {
        await answerWhole(deps, c, site, taken)
        return c.body(null, 201)
      }
      const upload = await beginUpload(deps, site, { ...metadata, raw }, length)
      c.header('location', uploadUrl(upload.sid))
      await withUpload(upload.sid, async (latest, stop) => {
        const begun = await redirect(deps, latest, upload)
        await answerBegun(deps, c, begun, incoming, stop)
      })
      return c.body(null, 201)
    })
    .get('/uploads/:sid', async (c) => {
      await answerProgress(deps, c, c.req.param('sid'), withUpload)
      return c.body(null, 200)
    })
    .patch('/uploads/:sid', async (c) => {
      if (c.req.header('content-type') !== TUS_CONTENT_TYPE) {
        throw new Failure('wrong_media_type')
      }
      const incoming = bytesOf(deps, c, byteCount(c.req.raw.headers, 'upload-offset'))
      await withUpload(c.req.param('sid'), (upload, stop) =>
        answerBytes(deps, c, upload, incoming, stop),
      )
      return c.body(null, 204)
    })
    .delete('/uploads/:sid', async (c) => {
      await withUpload(c.req.param('sid'), (upload) => giveUp(deps, upload))
      return c.body(null, 204)
    })
}

const speakTus = createMiddleware<ApiEnv>(async (c, next) => {
  c.header('tus-resumable', TUS_VERSION)
  if (c.req.method !== 'OPTIONS' && c.req.header('tus-resumable') !== TUS_VERSION) {
    throw new Failure('tus_version', undefined, { 'tus-version': TUS_VERSION })
  }
  await next()
})

/** The file, if it is small and the request brings all of it; null otherwise. */
function wholeOf(
  deps: AppDeps,
  c: Context,
  asked: Asked,
  length: number,
  { size, checksum }: Incoming,
): WholeIncoming | null {
  const { whole: files } = deps.blobs
  if (!files || size !== length || length > files.limit) return null
  // A body of another type counts as none, whatever is in it.
  const read = async () => (length > 0 ? wholeBody(deps, c.req.raw, length) : new Uint8Array())
  return { files, asked, length, checksum, read }
}

/** What a request brings for an upload; a body of another type is none. */
function bytesOf(deps: AppDeps, c: Context, offset: number): Incoming {
  const checksum = parseUploadChecksum(c.req.header('upload-checksum'))
  const brings = c.req.header('content-type') === TUS_CONTENT_TYPE
  if (!brings) return { offset, size: 0, open: () => null, checksum }
  const open = () => openBody(deps, c.req.raw)
  return { offset, size: sizeOfBody(c.req.raw), open, checksum }
}
