import { createRoute } from '@hono/zod-openapi'
import { createFetchSchema, fetchSchema } from '../../contract/fetches.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import { Failure } from '../failure.ts'
import { beginFetch } from '../fetching/begin-fetch.ts'
import type { Fetch } from '../fetching/fetch.ts'
import { toFetch } from '../rules/wire-fetches.ts'
import { UploadLocks } from '../uploads/upload-locks.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findService, findSite } from './sites.ts'
import { presentPublished } from './upload-answers.ts'

const fetchParams = serviceParam.extend({ sid: sidSchema('fetch') })

const create = createRoute({
  method: 'post',
  path: '/services/{service}/fetches',
  summary: 'Have the server fetch a file by its URL and publish it',
  request: {
    params: serviceParam,
    query: environmentQuerySchema,
    body: jsonBody(createFetchSchema),
  },
  responses: {
    201: json(
      fetchSchema,
      'Begun, or begun before with the same key; ask its URL how far it is',
    ),
    ...failures(
      ...BODY_FAILURES,
      'url_refused',
      'path_invalid',
      'not_found',
      'path_taken',
      'fetches_busy',
    ),
  },
})

const read = createRoute({
  method: 'get',
  path: '/services/{service}/fetches/{sid}',
  summary: 'Read a fetch: how far it is, what it became, and why it failed if it did',
  request: { params: fetchParams },
  responses: {
    200: json(fetchSchema, 'The fetch as it is now'),
    ...failures('invalid_request', 'not_found'),
  },
})

const cancel = createRoute({
  method: 'delete',
  path: '/services/{service}/fetches/{sid}',
  summary: 'Cancel a fetch and drop its bytes; one that is being published is published',
  request: { params: fetchParams },
  responses: {
    204: { description: 'It has ended; its status says how' },
    ...failures('invalid_request', 'not_found'),
  },
})

/** `/services/{service}/fetches`: assets from a URL. */
export function fetchRoutes(deps: AppDeps) {
  const locks = deps.uploadLocks ?? new UploadLocks()
  return newRouter()
    .openapi(create, async (c) => {
      const { service } = c.req.valid('param')
      const { environment } = c.req.valid('query')
      const { url, ...asked } = c.req.valid('json')
      const source = deps.remoteFiles.check(url)
      const site = await findSite(deps, service, environment)
      const order = {
        url: source,
        asked,
        site,
        actor: c.get('principal').actor,
        siteNow: () => findSite(deps, site.service.sid, site.environment.sid),
      }
      const { raw } = c.req
      const fetch = await beginFetch(deps, locks, order, (error) => deps.onError(error, raw))
      return c.json(await present(deps, fetch), 201)
    })
    .openapi(read, async (c) => {
      const { service, sid } = c.req.valid('param')
      return c.json(await present(deps, await findFetch(deps, service, sid)), 200)
    })
    .openapi(cancel, async (c) => {
      const { service, sid } = c.req.valid('param')
      await deps.fetches.cancel((await findFetch(deps, service, sid)).sid)
      return c.body(null, 204)
    })
}

async function findFetch(deps: AppDeps, service: string, sid: string): Promise<Fetch> {
  const { sid: serviceSid } = await findService(deps, service)
  const fetch = deps.fetches.find(sid)
  if (fetch?.site.service.sid === serviceSid) return fetch
  const message = `There is no fetch ${sid} here. It is forgotten an hour after its end, and when the server starts anew; the list of Assets tells whether the file is there.`
  throw new Failure('not_found', message)
}

async function present(deps: AppDeps, fetch: Fetch) {
  const { published, received, uploadSid, site } = fetch
  const told = published && (await presentPublished(deps, site, published))
  return toFetch(fetch, received ?? (await deps.blobs.stagedSize(uploadSid)) ?? 0, told)
}
