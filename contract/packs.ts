import { z } from '@hono/zod-openapi'
import { errorBodySchema } from './changes.ts'
import { LIMITS } from './limits.ts'
import { publishedSchema, uploadMetadataSchema } from './uploads.ts'

export const packedSizeSchema = z.int().nonnegative().max(LIMITS.packedFileBytes)

/** A file of a pack: what an upload says of itself, and `size` in bytes. */
export const packedFileSchema = uploadMetadataSchema
  .omit({ service: true, environment: true })
  .extend({ size: packedSizeSchema })

/** The first line of a pack; see PACK_CONTENT_TYPE. */
export const packListSchema = z.array(packedFileSchema).min(1).max(LIMITS.filesPerPack)

/**
 * What became of one file. `published` is null when it was published by an earlier request with
 * its key and has been changed since. One that is `apart` must go by tus: it was begun so before,
 * which its key finds, or the server keeps no small files.
 */
export const packedOutcomeSchema = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('published'), published: publishedSchema.nullable() }),
    z.object({ status: z.literal('failed'), failure: errorBodySchema }),
    z.object({ status: z.literal('apart') }),
  ])
  .openapi('PackedOutcome')

/** What became of the files of a pack, in their order: one that fails takes no other with it. */
export const unpackedSchema = z
  .object({ outcomes: z.array(packedOutcomeSchema) })
  .openapi('Unpacked')

export type PackedFile = z.infer<typeof packedFileSchema>
/** A packed file as a client writes it. */
export type PackedFileInput = z.input<typeof packedFileSchema>
export type PackedOutcome = z.infer<typeof packedOutcomeSchema>
export type Unpacked = z.infer<typeof unpackedSchema>
