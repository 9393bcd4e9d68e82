import { createRoute, z } from '@hono/zod-openapi'
import { splitPath } from '../../contract/asset-path.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import type { Blobs } from '../blobs/port.ts'
import type { Version } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import type { Answer } from '../delivery/answers.ts'
import { decide } from '../delivery/decision.ts'
import { liveAsset } from '../delivery/entry.ts'
import { respond } from '../delivery/fetch.ts'
import { findLive } from './assets.ts'
import { failures, newRouter, serviceParam } from './route-kit.ts'
import { findSite } from './sites.ts'

const content = createRoute({
  method: 'get',
  path: '/services/{service}/assets/{sid}/content',
  summary: 'Read the bytes of an Asset, whatever its visibility',
  request: {
    params: serviceParam.extend({ sid: sidSchema('asset') }),
    query: environmentQuerySchema.extend({
      download: z.enum(['0', '1']).default('0').openapi({ description: '1: as an attachment' }),
    }),
  },
  responses: {
    200: {
      description: 'The bytes',
      content: { '*/*': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    206: {
      description: 'The bytes that Range asks for',
      content: { '*/*': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    304: { description: 'Still the version that If-None-Match names' },
    ...failures('invalid_request', 'not_found', 'precondition_failed', 'range_not_satisfiable'),
  },
})

// A hosted page opened here must not act as the console: it gets no scripts and no origin.
const SANDBOX =
  "sandbox; default-src 'none'; img-src data:; media-src 'self'; style-src 'unsafe-inline'"

/** `…/content`: previews and downloads in the console, behind sign-in. */
export function contentRoutes(deps: AppDeps) {
  return newRouter().openapi(content, async (c) => {
    const { service, sid } = c.req.valid('param')
    const { download, environment } = c.req.valid('query')
    const site = await findSite(deps, service, environment)
    const { version } = await findLive(deps, site, sid)
    const kind = download === '1' ? 'attachment' : 'inline'
    return answerContent(deps.blobs, c.req.raw, version, kind)
  })
}

/**
 * The bytes of a version, whatever its visibility; with conditions and ranges as on the assets
 * origin. Throws precondition_failed, range_not_satisfiable.
 */
export async function answerContent(
  blobs: Blobs,
  { method, headers: asked }: Request,
  version: Version,
  kind: 'inline' | 'attachment',
): Promise<Response> {
  const answer = decide(liveAsset(version), method, Object.fromEntries(asked), true)
  if (answer.status >= 400) throw refusalOf(answer)
  const response = await respond(answer, blobs)
  const { headers } = response
  headers.set('content-disposition', disposition(kind, splitPath(version.path).name))
  headers.set('content-security-policy', SANDBOX)
  headers.set('cache-control', 'private, no-cache')
  headers.delete('access-control-allow-origin')
  return response
}

/** The assets origin's refusals, in the shape of the API's. */
function refusalOf({ status, headers }: Answer): Failure {
  if (status !== 416) return new Failure('precondition_failed')
  const range = headers[headers.indexOf('Content-Range') + 1] ?? ''
  return new Failure('range_not_satisfiable', undefined, { 'content-range': range })
}

/** RFC 6266, with the name in UTF-8 as RFC 8187 writes it. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  return `${kind}; filename*=UTF-8''${encoded}`
}
