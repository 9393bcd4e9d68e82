import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { LIMITS } from '../../contract/limits.ts'
import { Failure } from '../failure.ts'
import { isMultipart } from '../multipart/refusals.ts'
import type { ApiEnv } from '../routes/route-kit.ts'
import { newSid } from '../rules/sids.ts'
import { SEGMENTS } from './place.ts'

/**
 * The headers that every answer of Twilio's has and that mean something here. What goes wrong is
 * logged under the same SID that the client is told.
 */
export const withTwilioHeaders = createMiddleware<ApiEnv>(async (c, next) => {
  const begun = performance.now()
  const sid = newSid('request')
  c.set('requestSid', sid)
  await next()
  c.header('twilio-request-id', sid)
  c.header('twilio-request-duration', ((performance.now() - begun) / 1000).toFixed(3))
  if (c.res.status === 401) c.header('www-authenticate', 'Basic realm="Hangar"')
})

const formLimit = bodyLimit({
  maxSize: LIMITS.bodyBytes,
  onError: () => {
    throw new Failure('too_large', `The form has more than ${LIMITS.bodyBytes} bytes.`)
  },
})

const KINDS = Object.values(SEGMENTS).join('|')
const UPLOADS = new RegExp(`^/v1/Services/[^/]+/(?:${KINDS})/[^/]+/Versions$`)

/** Refuses forms that no request has; uploads are counted while they come. */
export const limitForm = createMiddleware<ApiEnv>((c, next) => {
  const isUpload = UPLOADS.test(c.req.path) && isMultipart(c.req.raw)
  return isUpload ? next() : formLimit(c, next)
})
