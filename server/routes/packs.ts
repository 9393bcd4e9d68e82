import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { PACK_CONTENT_TYPE } from '../../contract/pack-type.ts'
import { packListSchema, unpackedSchema, type PackedOutcome } from '../../contract/packs.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import type { AppDeps } from '../app.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import { failureOf } from '../failure-of.ts'
import { refuseWhenFull } from '../uploads/check-room.ts'
import { openPack, PACK_BYTES } from '../uploads/open-pack.ts'
import { takePack, type TakenPacked } from '../uploads/take-pack.ts'
import { sizeOfBody, wholeBody } from './request-body.ts'
import { failures, json, newRouter, serviceParam, type ApiEnv } from './route-kit.ts'
import { findSite } from './sites.ts'
import { presentPublished } from './upload-answers.ts'

const post = createRoute({
  method: 'post',
  path: '/services/{service}/files',
  summary: 'Upload many small files in one request, and publish each',
  request: { params: serviceParam, query: environmentQuerySchema },
  responses: {
    200: json(unpackedSchema, 'What became of each, in their order'),
    ...failures(
      'invalid_request',
      'not_found',
      'wrong_media_type',
      'too_large',
      'storage_full',
    ),
  },
})

/** `…/files`: a pack of small files, each of which fares as if it had come alone. */
export function packRoutes(deps: AppDeps) {
  const router = newRouter()
  describePack(router.openAPIRegistry)
  router.use(post.getRoutingPath(), limitPack)
  return router.openapi({ ...post, hide: true } as const, async (c) => {
    if (c.req.header('content-type') !== PACK_CONTENT_TYPE) throw notAPack()
    const { environment } = c.req.valid('query')
    const site = await findSite(deps, c.req.valid('param').service, environment)
    await refuseWhenFull(deps.blobs)
    const files = openPack(await wholeBody(deps, c.req.raw, sizeOfBody(c.req.raw)))
    const taken = await takePack(deps, c.get('principal').actor, site, files)
    const outcomes = taken.map((one) => present(deps, c.req.raw, site, one))
    return c.json({ outcomes: await Promise.all(outcomes) }, 200)
  })
}

function describePack(registry: OpenAPIHono['openAPIRegistry']): void {
  registry.register('PackList', packListSchema)
  const schema = z.string().openapi({
    format: 'binary',
    description: 'A PackList as one line of JSON, then the bytes of its files in that order',
  })
  const body = { required: true, content: { [PACK_CONTENT_TYPE]: { schema } } }
  registry.registerPath({ ...post, request: { ...post.request, body } })
}

/** All of a pack is held in memory, so it has its bounds. */
const limitPack = createMiddleware<ApiEnv>(async (c, next) => {
  const size = sizeOfBody(c.req.raw)
  // Hono's own begins to read the body, which then is not there for the home's shortest way.
  if (size === null) return limitUntold(c, next)
  if (size > PACK_BYTES) throw tooLarge()
  await next()
})

const limitUntold = bodyLimit({
  maxSize: PACK_BYTES,
  onError: () => {
    throw tooLarge()
  },
})

function tooLarge(): Failure {
  const message = `The pack has more than ${PACK_BYTES} bytes. Send fewer files at once.`
  return new Failure('too_large', message)
}

function notAPack(): Failure {
  const message = `Send many files as ${PACK_CONTENT_TYPE}; a single one goes by PUT to its path below this address.`
  return new Failure('wrong_media_type', message)
}

async function present(
  deps: AppDeps,
  request: Request,
  site: Site,
  taken: TakenPacked,
): Promise<PackedOutcome> {
  if (taken.status === 'apart') return taken
  if (taken.status === 'published') {
    const { status, published } = taken
    return { status, published: published && (await presentPublished(deps, site, published)) }
  }
  const failure = failureOf(taken.error)
  if (failure.entry === 'internal') deps.onError(taken.error, request)
  return { status: 'failed', failure: failure.body }
}
