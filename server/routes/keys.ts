import { createRoute, z } from '@hono/zod-openapi'
import { createMiddleware } from 'hono/factory'
import {
  createdKeySchema,
  createKeySchema,
  keyListSchema,
  type Key,
} from '../../contract/keys.ts'
import { sidSchema } from '../../contract/sids.ts'
import type { AppDeps } from '../app.ts'
import { isKeyHolder, makeApiKey } from '../auth/api-keys.ts'
import type { ApiKey } from '../catalog/records.ts'
import { Failure } from '../failure.ts'
import { isoDate } from '../rules/wire-links.ts'
import { BODY_FAILURES, failures, json, jsonBody, newRouter, type ApiEnv } from './route-kit.ts'

const list = createRoute({
  method: 'get',
  path: '/keys',
  summary: 'List the API keys, oldest first; without their secrets',
  responses: { 200: json(keyListSchema, 'All API keys'), ...failures('key_not_enough') },
})

const create = createRoute({
  method: 'post',
  path: '/keys',
  summary: 'Make an API key; this answer alone holds its secret',
  request: { body: jsonBody(createKeySchema) },
  responses: {
    201: json(createdKeySchema, 'The new API key with its secret'),
    ...failures(...BODY_FAILURES, 'key_not_enough', 'storage_full'),
  },
})

const remove = createRoute({
  method: 'delete',
  path: '/keys/{sid}',
  summary: 'Revoke an API key; whoever has it is refused from now on',
  request: { params: z.object({ sid: sidSchema('key') }) },
  responses: {
    204: { description: 'Revoked' },
    ...failures('invalid_request', 'key_not_enough', 'not_found', 'storage_full'),
  },
})

/** `/keys`: what scripts and tools sign in with, so that none needs the account's auth token. */
export function keyRoutes({ catalog, clock }: AppDeps) {
  const router = newRouter()
  router.use('/keys/*', refuseKeyHolders)
  return router
    .openapi(list, async (c) => {
      const keys = await catalog.listKeys()
      return c.json({ keys: keys.map(toKey) }, 200)
    })
    .openapi(create, async (c) => {
      const { key, secret } = await makeApiKey(c.req.valid('json').friendly_name, clock())
      await catalog.createKey(key)
      return c.json({ ...toKey(key), secret }, 201)
    })
    .openapi(remove, async (c) => {
      const { sid } = c.req.valid('param')
      if (await catalog.deleteKey(sid)) return c.body(null, 204)
      throw new Failure('not_found', `There is no API key ${sid}. It may be revoked already.`)
    })
}

/**
 * A key cannot make, see or revoke keys, as with Twilio's standard keys: who finds one in a
 * build's settings must not be able to make another that outlives it. That does not wall off
 * the account: a key can deploy a Function to a Service that includes credentials, which reads
 * the auth token. Who revokes an abused key has to replace the token too.
 */
const refuseKeyHolders = createMiddleware<ApiEnv>(async (c, next) => {
  if (isKeyHolder(c.get('principal'))) {
    const message =
      'An API key cannot manage API keys. Sign in to the console, or send the account SID and auth token.'
    throw new Failure('key_not_enough', message)
  }
  await next()
})

const toKey = ({ sid, friendlyName, dateCreated }: ApiKey): Key => ({
  sid,
  friendly_name: friendlyName,
  date_created: isoDate(dateCreated),
})
