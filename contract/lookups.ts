import { z } from '@hono/zod-openapi'
import { assetSchema } from './assets.ts'
import { LIMITS } from './limits.ts'

/** Paths as they are served, thus after naming. */
export const lookupSchema = z
  .object({ paths: z.array(z.string().min(1)).min(1).max(LIMITS.pathsPerLookup) })
  .openapi('Lookup')

/** Those of the paths at which something is live; `asset` is null where that is a Function. */
export const lookedUpSchema = z
  .object({
    taken: z.array(
      z.object({
        path: z.string(),
        kind: z.enum(['asset', 'function']),
        asset: assetSchema.nullable(),
      }),
    ),
  })
  .openapi('LookedUp')

export type LookedUp = z.infer<typeof lookedUpSchema>
