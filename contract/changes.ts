import { z } from '@hono/zod-openapi'
import { assetSchema, visibilitySchema } from './assets.ts'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'

/** What kind of act a Change was. */
export const changeKindSchema = z.enum([
  'upload',
  'visibility',
  'move',
  'delete',
  'batch',
  'deployment',
  'undo',
])

/** One side of an entry: the version that a path had before, or has after. */
const versionSchema = z.object({
  sid: sidSchema('version'),
  asset_sid: sidSchema('asset'),
  visibility: visibilitySchema,
  size: z.int().nonnegative(),
  content_type: z.string(),
  sha256: z.string(),
})

/** What a Change did to one path; null stands for "nothing was (or is) served there". */
const changeEntrySchema = z.object({
  path: z.string(),
  before: versionSchema.nullable(),
  after: versionSchema.nullable(),
})

/**
 * One entry of an Environment's history. `undoes` names the Change this one took back,
 * `undone_by` the one that took this back. In lists, `entries` holds the first ten of
 * `entry_count`; a single Change holds them all. Entries of a deployment name Functions too.
 */
export const changeSchema = z
  .object({
    sid: sidSchema('change'),
    service_sid: sidSchema('service'),
    environment_sid: sidSchema('environment'),
    kind: changeKindSchema,
    actor: z.string(),
    undoes: sidSchema('change').nullable(),
    undone_by: sidSchema('change').nullable(),
    entry_count: z.int().nonnegative(),
    entries: z.array(changeEntrySchema),
    date_created: z.iso.datetime(),
    url: z.string(),
  })
  .openapi('Change')

/** One page of history, newest first. */
export const changePageSchema = z
  .object({ changes: z.array(changeSchema), next_cursor: z.string().nullable() })
  .openapi('ChangePage')

export const changeQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSizeMax).default(50),
  cursor: z.string().optional(),
})

/** One thing to do to one asset. The SID of a Function answers not_found: see its own routes. */
export const operationSchema = z
  .discriminatedUnion('op', [
    z.object({
      op: z.literal('visibility'),
      asset_sid: sidSchema('asset'),
      visibility: visibilitySchema,
    }),
    z.object({ op: z.literal('move'), asset_sid: sidSchema('asset'), path: z.string() }),
    z.object({ op: z.literal('delete'), asset_sid: sidSchema('asset') }),
  ])
  .openapi('Operation')

export const createChangeSchema = z
  .object({ operations: z.array(operationSchema).min(1).max(LIMITS.operationsPerChange) })
  .openapi('CreateChange')

export const errorBodySchema = z
  .object({
    code: z.int(),
    message: z.string(),
    more_info: z.string(),
    status: z.int(),
  })
  .openapi('Error')

/** How one operation ended: the asset as it is now (null when deleted), or why it failed. */
export const operationResultSchema = z
  .discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      asset_sid: sidSchema('asset'),
      asset: assetSchema.nullable(),
    }),
    z.object({
      ok: z.literal(false),
      asset_sid: sidSchema('asset'),
      error: errorBodySchema,
    }),
  ])
  .openapi('OperationResult')

/**
 * The answer to a list of operations: those that can be done are done together, in one
 * transaction and one Change; each that cannot says why. `change` is null when nothing was
 * done (all failed, or all were so already).
 */
export const changeResultSchema = z
  .object({ change: changeSchema.nullable(), results: z.array(operationResultSchema) })
  .openapi('ChangeResult')

/** The answer to an undo: the new Change, and each asset that is live again or altered. */
export const undoResultSchema = z
  .object({ change: changeSchema, assets: z.array(assetSchema) })
  .openapi('UndoResult')

export type Change = z.infer<typeof changeSchema>
export type ChangeKind = z.infer<typeof changeKindSchema>
export type Operation = z.infer<typeof operationSchema>
export type OperationResult = z.infer<typeof operationResultSchema>
export type ChangeResult = z.infer<typeof changeResultSchema>
export type UndoResult = z.infer<typeof undoResultSchema>
