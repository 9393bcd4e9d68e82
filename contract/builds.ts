import { z } from '@hono/zod-openapi'
import { dependenciesSchema, dependencySchema } from './dependencies.ts'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'

export const buildStatusSchema = z.enum(['building', 'completed', 'failed'])

/** What a Build is doing or did: the step's name for people, and when it began. */
const buildStepSchema = z.object({ name: z.string(), date_started: z.iso.datetime() })

/**
 * A fixed list of versions of Functions and assets, with the npm packages the Functions need.
 * `installed` is what npm chose for `dependencies`; `failure` says why a Build failed.
 */
export const buildSchema = z
  .object({
    sid: sidSchema('build'),
    service_sid: sidSchema('service'),
    status: buildStatusSchema,
    runtime: z.string(),
    dependencies: z.array(dependencySchema),
    installed: z.array(dependencySchema),
    steps: z.array(buildStepSchema),
    failure: z.string().nullable(),
    date_created: z.iso.datetime(),
    date_updated: z.iso.datetime(),
    url: z.string(),
  })
  .openapi('Build')

/** One page, newest first. */
export const buildPageSchema = z
  .object({ builds: z.array(buildSchema), next_cursor: z.string().nullable() })
  .openapi('BuildPage')

export const buildQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSizeMax).default(20),
  cursor: z.string().optional(),
})

/**
 * A Build of what the Environment serves, with the newest saved version of every Function.
 * Without `dependencies` those of the Environment's present Build stay.
 */
export const createBuildSchema = z
  .object({ dependencies: dependenciesSchema.optional() })
  .openapi('CreateBuild')

export type BuildStatus = z.infer<typeof buildStatusSchema>
export type Build = z.infer<typeof buildSchema>
