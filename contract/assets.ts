import { z } from '@hono/zod-openapi'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'

/** Who may read an asset: anyone, holders of a valid `X-Twilio-Signature`, or Functions only. */
export const visibilitySchema = z.enum(['public', 'protected', 'private'])

/**
 * An Asset as it is live in one Environment: the named file and its current version.
 * `size` is in bytes, `sha256` in lower-case hex. `url` and `links` are relative to the
 * API's origin; `public_url` is absolute, and null while no URL may or can serve the asset.
 */
export const assetSchema = z
  .object({
    sid: sidSchema('asset'),
    account_sid: sidSchema('account'),
    service_sid: sidSchema('service'),
    environment_sid: sidSchema('environment'),
    version_sid: sidSchema('version'),
    path: z.string(),
    visibility: visibilitySchema,
    size: z.int().nonnegative(),
    content_type: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    date_created: z.iso.datetime(),
    date_updated: z.iso.datetime(),
    public_url: z.string().nullable(),
    url: z.string(),
    links: z.object({ content: z.string() }),
  })
  .openapi('Asset')

/** What a list can be ordered by; a leading `-` turns the order round. Ties go by path. */
export const assetSortSchema = z.enum([
  'path',
  '-path',
  'date_updated',
  '-date_updated',
  'size',
  '-size',
])

/** `q` finds a part of the path, in any case; `cursor` is a former answer's `next_cursor`. */
export const assetQuerySchema = z.object({
  q: z.string().max(LIMITS.pathLength).optional(),
  visibility: visibilitySchema.optional(),
  sort: assetSortSchema.default('path'),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSizeMax).default(LIMITS.pageSize),
  cursor: z.string().optional(),
})

/** One page. `total` counts all that match, on every page. `next_cursor` is null on the last. */
export const assetPageSchema = z
  .object({
    assets: z.array(assetSchema),
    total: z.int().nonnegative(),
    next_cursor: z.string().nullable(),
  })
  .openapi('AssetPage')

/** What can be altered on a live asset: who may read it, and where it is. */
export const patchAssetSchema = z
  .object({ visibility: visibilitySchema.optional(), path: z.string().optional() })
  .refine((patch) => patch.visibility !== undefined || patch.path !== undefined, {
    message: 'name at least one of visibility and path',
  })
  .openapi('PatchAsset')

export type Visibility = z.infer<typeof visibilitySchema>
export type Asset = z.infer<typeof assetSchema>
export type AssetSort = z.infer<typeof assetSortSchema>
export type AssetPage = z.infer<typeof assetPageSchema>
