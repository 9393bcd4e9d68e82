import { z } from '@hono/zod-openapi'
import { visibilitySchema } from './assets.ts'
import { changeSchema } from './changes.ts'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'

/** One saved version of a Function; its source has a link of its own. */
const functionVersionSchema = z.object({
  sid: sidSchema('version'),
  path: z.string(),
  visibility: visibilitySchema,
  size: z.int().nonnegative(),
  sha256: z.string(),
  date_created: z.iso.datetime(),
})

/**
 * A Function of a Service, seen from one Environment: its newest saved version, and the one
 * that runs there now (null while none is deployed). `public_url` is that of the live one, and
 * null for a private one.
 */
export const functionSchema = z
  .object({
    sid: sidSchema('function'),
    account_sid: sidSchema('account'),
    service_sid: sidSchema('service'),
    environment_sid: sidSchema('environment'),
    saved: functionVersionSchema,
    live: functionVersionSchema.nullable(),
    public_url: z.string().nullable(),
    date_created: z.iso.datetime(),
    date_updated: z.iso.datetime(),
    url: z.string(),
    links: z.object({ content: z.string() }),
  })
  .openapi('Function')

/** All Functions of a Service, by path. */
export const functionListSchema = z
  .object({ functions: z.array(functionSchema) })
  .openapi('FunctionList')

const sourceSchema = z
  .string()
  .refine((source) => new TextEncoder().encode(source).length <= LIMITS.editableBytes, {
    message: `must be at most ${LIMITS.editableBytes} bytes; Twilio’s tools can upload ${LIMITS.functionBytes}`,
  })

/** A new Function: saved, not deployed. Its source is CommonJS that sets `exports.handler`. */
export const createFunctionSchema = z
  .object({ path: z.string().min(1), visibility: visibilitySchema, content: sourceSchema })
  .openapi('CreateFunction')

/** A new version of a Function; what is left out stays as it was last saved. */
export const saveFunctionSchema = z
  .object({
    path: z.string().min(1).optional(),
    visibility: visibilitySchema.optional(),
    content: sourceSchema.optional(),
    /** The version this was edited from; when another was saved since, nothing is overwritten. */
    base_version_sid: sidSchema('version').optional(),
  })
  .openapi('SaveFunction')

/** The source of a Function's newest saved version. */
export const functionContentSchema = z
  .object({ version_sid: sidSchema('version'), content: z.string() })
  .openapi('FunctionContent')

/** The answer to a deletion; `change` took it off what is served, and can be undone. */
export const functionDeletedSchema = z
  .object({ change: changeSchema.nullable() })
  .openapi('FunctionDeleted')

/** A request to make to the live version of a Function, whatever its visibility. */
export const tryFunctionSchema = z
  .object({
    method: z.enum(['GET', 'POST']),
    parameters: z.array(z.object({ name: z.string().min(1), value: z.string() })).max(100),
  })
  .openapi('TryFunction')

/**
 * What the Function answered, and how long it took in milliseconds. `body` is its text; bytes
 * that are no UTF-8 come as `body_base64` instead.
 */
export const triedFunctionSchema = z
  .object({
    request_sid: sidSchema('request'),
    status: z.int(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    body: z.string().nullable(),
    body_base64: z.string().nullable(),
    duration: z.number().nonnegative(),
  })
  .openapi('TriedFunction')

export type HangarFunction = z.infer<typeof functionSchema>
export type CreateFunction = z.infer<typeof createFunctionSchema>
export type SaveFunction = z.infer<typeof saveFunctionSchema>
export type TryFunction = z.infer<typeof tryFunctionSchema>
export type TriedFunction = z.infer<typeof triedFunctionSchema>
