import { z } from '@hono/zod-openapi'
import { changeSchema } from './changes.ts'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'

/**
 * A Build that was made an Environment's live set; without one, all was taken down (by Twilio's
 * API). `is_current` says that it is the one the Environment runs on now; `undone_by` names the
 * Change that took it back.
 */
export const deploymentSchema = z
  .object({
    sid: sidSchema('deployment'),
    service_sid: sidSchema('service'),
    environment_sid: sidSchema('environment'),
    build_sid: sidSchema('build').nullable(),
    change_sid: sidSchema('change'),
    actor: z.string(),
    entry_count: z.int().nonnegative(),
    undone_by: sidSchema('change').nullable(),
    is_current: z.boolean(),
    date_created: z.iso.datetime(),
  })
  .openapi('Deployment')

/** One page, newest first. */
export const deploymentPageSchema = z
  .object({ deployments: z.array(deploymentSchema), next_cursor: z.string().nullable() })
  .openapi('DeploymentPage')

export const deploymentQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSizeMax).default(20),
  cursor: z.string().optional(),
})

/**
 * What to make live: a Build, or exactly what another Environment serves now (its SID or unique
 * name; this is how to promote). With `keep_assets` only Functions and dependencies are taken
 * and the assets stay as they are; without, what is not in the Build stops being served.
 */
export const createDeploymentSchema = z
  .object({
    build_sid: sidSchema('build').optional(),
    source_environment: z.string().min(1).optional().openapi({ example: 'dev' }),
    keep_assets: z.boolean().default(false),
  })
  .refine(
    ({ build_sid, source_environment }) =>
      (build_sid === undefined) !== (source_environment === undefined),
    { message: 'name either build_sid or source_environment' },
  )
  .openapi('CreateDeployment')

/** The answer to a deployment: it is live, and its Change can be undone. */
export const deployedSchema = z
  .object({ deployment: deploymentSchema, change: changeSchema })
  .openapi('Deployed')

export type Deployment = z.infer<typeof deploymentSchema>
export type DeploymentPage = z.infer<typeof deploymentPageSchema>
export type Deployed = z.infer<typeof deployedSchema>
