import { createRoute } from '@hono/zod-openapi'
import {
  triedFunctionSchema,
  tryFunctionSchema,
  type TriedFunction,
  type TryFunction,
} from '../../contract/functions.ts'
import { environmentQuerySchema } from '../../contract/services.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import type { Version } from '../catalog/records.ts'
import type { Site } from '../changes/site.ts'
import { Failure } from '../failure.ts'
import { seenFunction } from '../resources/seen-functions.ts'
import { newSid } from '../rules/sids.ts'
import { invocationOf, toTried } from '../rules/trying.ts'
import {
  BODY_FAILURES,
  failures,
  json,
  jsonBody,
  newRouter,
  serviceParam,
} from './route-kit.ts'
import { findSite } from './sites.ts'

const tryIt = createRoute({
  method: 'post',
  path: '/services/{service}/functions/{sid}/tries',
  summary: 'Run a Function as it is live, whatever its visibility',
  request: {
    params: serviceParam.extend({ sid: sidSchema('function') }),
    query: environmentQuerySchema,
    body: jsonBody(tryFunctionSchema),
  },
  responses: {
    200: json(triedFunctionSchema, 'What it answered; its lines are in the logs'),
    ...failures(...BODY_FAILURES, 'not_found', 'functions_busy', 'functions_not_run'),
  },
})

/** `…/functions/{sid}/tries`: running a Function from the console. */
export function tryRoutes(deps: AppDeps) {
  return newRouter().openapi(tryIt, async (c) => {
    const { service, sid } = c.req.valid('param')
    const site = await findSite(deps, service, c.req.valid('query').environment)
    const { live } = await seenFunction(deps.catalog, site.environment, sid)
    if (!live) throw notLive(sid)
    return c.json(await run(deps, site, live, c.req.valid('json')), 200)
  })
}

async function run(
  { functions, clock }: AppDeps,
  site: Site,
  live: Version,
  asked: TryFunction,
): Promise<TriedFunction> {
  if (!functions) throw new Failure('functions_not_run')
  const requestSid = newSid('request')
  const began = clock()
  const answer = await functions.invoke(invocationOf(site, live, asked, requestSid))
  if (!answer) throw notLive(live.resourceSid)
  return toTried(answer, requestSid, clock() - began)
}

function notLive(sid: string): Failure {
  return new Failure(
    'not_found',
    `The Function ${sid} is not live in this Environment. Deploy it first.`,
  )
}
