import { createRoute } from '@hono/zod-openapi'
import { healthSchema, sessionSchema, signInSchema } from '../../contract/session.ts'
import type { AppDeps } from '../app.ts'
import { Failure } from '../failure.ts'
import { BODY_FAILURES, failures, json, jsonBody, newRouter } from './route-kit.ts'

const health = createRoute({
  method: 'get',
  path: '/health',
  summary: 'Tell whether Hangar answers; needs no sign-in',
  security: [],
  responses: { 200: json(healthSchema, 'It does') },
})

const signIn = createRoute({
  method: 'post',
  path: '/session',
  summary: 'Sign in with the one-time token of the link, or with the account’s credentials',
  security: [],
  request: { body: jsonBody(signInSchema) },
  responses: {
    200: json(sessionSchema, 'Signed in; the cookie holds the session'),
    ...failures(...BODY_FAILURES, 'too_many_sign_ins'),
  },
})

const read = createRoute({
  method: 'get',
  path: '/session',
  summary: 'Tell who is signed in, and the limits of this server',
  responses: { 200: json(sessionSchema, 'The session'), ...failures() },
})

const signOut = createRoute({
  method: 'delete',
  path: '/session',
  summary: 'Sign out in this browser',
  responses: { 204: { description: 'Signed out' }, ...failures() },
})

/** `/session` and `/health`. */
export function sessionRoutes(deps: AppDeps) {
  const { auth, accountSid, maxAssetBytes, version } = deps
  const session = {
    account_sid: accountSid,
    max_asset_bytes: maxAssetBytes,
    runs_functions: deps.functions !== null,
    version,
  }

  return newRouter()
    .openapi(health, (c) => c.json({ status: 'ok' as const, version }, 200))
    .openapi(signIn, async (c) => {
      const credentials = c.req.valid('json')
      const cookie = await auth.signIn(c.req.raw, credentials)
      if (!cookie) throw new Failure('not_authenticated', refusal('token' in credentials))
      c.header('set-cookie', cookie)
      return c.json(session, 200)
    })
    .openapi(read, (c) => c.json(session, 200))
    .openapi(signOut, (c) => {
      c.header('set-cookie', auth.signOut(c.req.raw))
      return c.body(null, 204)
    })
}

function refusal(byLink: boolean): string {
  return byLink
    ? 'This sign-in link has been used or has expired. Restart Hangar for a new one, or sign in with the account SID and auth token.'
    : 'The account SID or the auth token is wrong. Both are in the data folder of the server.'
}
