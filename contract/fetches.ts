import { z } from '@hono/zod-openapi'
import { errorBodySchema } from './changes.ts'
import { sidSchema } from './sids.ts'
import { publishedSchema, uploadMetadataSchema } from './uploads.ts'

/** How far a fetch is; one that waits for its turn is fetching, with nothing received yet. */
export const fetchStatusSchema = z.enum([
  'fetching',
  'publishing',
  'published',
  'failed',
  'cancelled',
])

/**
 * A file that the server fetches from `url` (http or https) and publishes at `path`, by the rules
 * of uploads. A path that ends in a slash is a folder: the file gets the name its site gives it.
 * `key` is made by the client: with the key of a fetch that has not failed and was not
 * cancelled, that one is answered instead; one of another URL or path is refused.
 */
export const createFetchSchema = uploadMetadataSchema
  .pick({ path: true, visibility: true, if_exists: true, key: true })
  .extend({ url: z.string().min(1) })
  .openapi('CreateFetch')

/**
 * A fetch as it is now. `received` and `size` are bytes, acknowledged and in all; `size` is null
 * while it is not known. `published` is what it became, null also when that was altered or deleted
 * before a later process was asked for it by its key; `failure` why it became nothing. `path`
 * is the one asked for until the file's name is known. Kept for an hour after its end.
 */
export const fetchSchema = z
  .object({
    sid: sidSchema('fetch'),
    service_sid: sidSchema('service'),
    environment_sid: sidSchema('environment'),
    source_url: z.string(),
    path: z.string(),
    status: fetchStatusSchema,
    received: z.int().nonnegative(),
    size: z.int().nonnegative().nullable(),
    published: publishedSchema.nullable(),
    failure: errorBodySchema.nullable(),
    date_created: z.iso.datetime(),
    url: z.string(),
  })
  .openapi('Fetch')

export type FetchStatus = z.infer<typeof fetchStatusSchema>
export type CreateFetch = z.input<typeof createFetchSchema>
export type Fetch = z.infer<typeof fetchSchema>
