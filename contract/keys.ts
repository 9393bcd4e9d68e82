import { z } from '@hono/zod-openapi'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'

/**
 * An API key: in HTTP Basic it stands for the account, with its secret as the password, for all
 * but keys themselves.
 */
export const keySchema = z
  .object({
    sid: sidSchema('key'),
    friendly_name: z.string(),
    date_created: z.iso.datetime(),
  })
  .openapi('Key')

export const keyListSchema = z.object({ keys: z.array(keySchema) }).openapi('KeyList')

export const createKeySchema = z
  .object({ friendly_name: z.string().trim().min(1).max(LIMITS.friendlyNameLength) })
  .openapi('CreateKey')

/** The only answer that ever holds the secret; Hangar keeps just its hash. */
export const createdKeySchema = keySchema.extend({ secret: z.string() }).openapi('CreatedKey')

export type Key = z.infer<typeof keySchema>
export type CreatedKey = z.infer<typeof createdKeySchema>
