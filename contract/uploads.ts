import { z } from '@hono/zod-openapi'
import { assetSchema, visibilitySchema } from './assets.ts'
import { changeSchema } from './changes.ts'
import { LIMITS } from './limits.ts'
import { environmentQuerySchema } from './services.ts'
import { sidSchema } from './sids.ts'

/** What to do when the path is taken: a new version of that asset, a free name, or an error. */
export const ifExistsSchema = z.enum(['replace', 'keep_both', 'fail'])

/**
 * The pairs of tus's Upload-Metadata, decoded. `environment` is a SID or unique name; without
 * it, the file goes to the Service's first Environment. `path` is the whole path; a marker such as
 * `.private.` in it is dropped and sets the visibility, unless `visibility` is given.
 * Without `content_type` the path's extension decides. `key` is made by the client: beginning
 * again with it in the same Environment finds the upload there is. `sha256` is the digest of the
 * whole file (hex); other bytes are refused when the last one is there.
 */
export const uploadMetadataSchema = z.object({
  service: z.string().min(1),
  environment: z.string().min(1).optional(),
  path: z.string().min(1),
  visibility: visibilitySchema.optional(),
  content_type: z.string().max(LIMITS.contentTypeLength).optional(),
  if_exists: ifExistsSchema.default('fail'),
  key: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,64}$/, 'must be 16 to 64 of the characters A–Z a–z 0–9 _ -')
    .optional(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hex digits')
    .transform((digest) => digest.toLowerCase())
    .optional(),
})

/** What the header `Hangar-Published` of an upload's last answer holds, as ASCII JSON. */
export const publishedSchema = z
  .object({ asset: assetSchema, change: changeSchema })
  .openapi('Published')

/**
 * An upload that is not published: `size` is what it is to have and `offset` what has come, in
 * bytes. `visibility` is null where the asset it replaces decides. It may be given up after
 * `date_expires`. `url` is where tus goes on, relative to the API's origin.
 */
export const unfinishedUploadSchema = z
  .object({
    sid: sidSchema('upload'),
    service_sid: sidSchema('service'),
    environment_sid: sidSchema('environment'),
    path: z.string(),
    visibility: visibilitySchema.nullable(),
    if_exists: ifExistsSchema,
    size: z.int().nonnegative(),
    offset: z.int().nonnegative(),
    date_created: z.iso.datetime(),
    date_expires: z.iso.datetime(),
    url: z.string(),
  })
  .openapi('UnfinishedUpload')

/** A page of what can still be gone on with, newest first; it may have fewer than the limit. */
export const unfinishedUploadListSchema = z
  .object({ uploads: z.array(unfinishedUploadSchema), next_cursor: z.string().nullable() })
  .openapi('UnfinishedUploadList')

/** Which page of the unfinished uploads; without an Environment, of all of the Service. */
export const unfinishedUploadQuerySchema = environmentQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSizeMax).default(50),
  cursor: z.string().optional(),
})

/** What a PUT of a file says beside its bytes; as with uploads. */
export const putFileQuerySchema = environmentQuerySchema.extend({
  visibility: visibilitySchema.optional(),
  if_exists: ifExistsSchema.default('fail'),
})

export type UnfinishedUpload = z.infer<typeof unfinishedUploadSchema>
export type IfExists = z.infer<typeof ifExistsSchema>
export type UploadMetadata = z.infer<typeof uploadMetadataSchema>
export type Published = z.infer<typeof publishedSchema>
