import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { ZodType } from 'zod'
import { ERRORS, type ErrorName } from '../../contract/errors.ts'
import { errorBodySchema } from '../../contract/changes.ts'
import type { Principal } from '../auth/authenticator.ts'
import { Failure } from '../failure.ts'

/** What middleware leaves for handlers. */
export interface ApiEnv {
  Variables: {
    principal: Principal
    /** What the client knows the request by, where it is told one. */
    requestSid?: string
  }
}

/** A router whose invalid parameters and bodies become the one error answer. */
export function newRouter() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success)
        throw new Failure('invalid_request', describeIssues(result.error.issues))
    },
  })
}

/** The description of a JSON body. */
export function json<Schema extends ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

/** A JSON request body that must be there. */
export function jsonBody<Schema extends ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } }
}

/** What the guards can answer on any route. */
const ANYWHERE = [
  'not_authenticated',
  'foreign_origin',
  'too_many_sign_ins',
  'internal',
] as const

/** What a route with a JSON body can answer before it is looked into. */
export const BODY_FAILURES = ['invalid_request', 'too_large', 'wrong_media_type'] as const

/** OpenAPI descriptions of the errors a route can answer with, from the closed table. */
export function failures(...names: ErrorName[]) {
  const byStatus = Map.groupBy(new Set([...names, ...ANYWHERE]), (name) => ERRORS[name].status)
  return Object.fromEntries(
    [...byStatus].map(([status, entries]) => {
      const titles = entries.map((name) => `${ERRORS[name].code}: ${ERRORS[name].title}`)
      return [status, json(errorBodySchema, titles.join('; '))]
    }),
  )
}

/** Path parameters common to all routes below a Service: its SID or unique name. */
export const serviceParam = z.object({
  service: z.string().openapi({ description: 'SID or unique name', example: 'white-beagle' }),
})

function describeIssues(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const sentences = issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  )
  return `The request is not valid: ${sentences.join('; ')}.`
}
