import { z } from '@hono/zod-openapi'
import { assetSchema, visibilitySchema } from './assets.ts'
import { changeSchema } from './changes.ts'
import { LIMITS } from './limits.ts'

/** What to do when the path is taken: a new version of that asset, a free name, or an error. */
export const ifExistsSchema = z.enum(['replace', 'keep_both', 'fail'])

/**
 * The pairs of tus's Upload-Metadata, decoded. `environment` is a SID or unique name; without
 * it, the file goes to the Service's first Environment. `path` is the whole path; a marker such as
 * `.private.` in it is dropped and sets the visibility, unless `visibility` is given.
 * Without `content_type` the path's extension decides.
 */
export const uploadMetadataSchema = z.object({
  service: z.string().min(1),
  environment: z.string().min(1).optional(),
  path: z.string().min(1),
  visibility: visibilitySchema.optional(),
  content_type: z.string().max(LIMITS.contentTypeLength).optional(),
  if_exists: ifExistsSchema.default('fail'),
})

/** What the header `Hangar-Published` of an upload's last answer holds, as ASCII JSON. */
export const publishedSchema = z
  .object({ asset: assetSchema, change: changeSchema })
  .openapi('Published')

export type IfExists = z.infer<typeof ifExistsSchema>
export type UploadMetadata = z.infer<typeof uploadMetadataSchema>
export type Published = z.infer<typeof publishedSchema>
