import { z } from '@hono/zod-openapi'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'

export const logLevelSchema = z.enum(['debug', 'info', 'warning', 'error'])

/** One line a Function wrote, or that Hangar wrote of its run. */
export const logSchema = z
  .object({
    sid: sidSchema('log'),
    environment_sid: sidSchema('environment'),
    build_sid: sidSchema('build').nullable(),
    deployment_sid: sidSchema('deployment').nullable(),
    function_sid: sidSchema('function'),
    request_sid: sidSchema('request'),
    level: logLevelSchema,
    message: z.string(),
    date_created: z.iso.datetime(),
  })
  .openapi('Log')

/**
 * One page, newest first. `next_cursor` leads to older ones; `newer_cursor`, given back as
 * `newer`, to those that came since (the same again while nothing has).
 */
export const logPageSchema = z
  .object({
    logs: z.array(logSchema),
    next_cursor: z.string().nullable(),
    newer_cursor: z.string().nullable(),
  })
  .openapi('LogPage')

/** Only lines of just this `level`, of this Function. `newer` goes before `cursor`. */
export const logQuerySchema = z.object({
  function_sid: sidSchema('function').optional(),
  level: logLevelSchema.optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageSizeMax).default(LIMITS.pageSize),
  cursor: z.string().optional(),
  newer: z.string().optional(),
})

export type Log = z.infer<typeof logSchema>
export type LogLevel = z.infer<typeof logLevelSchema>
export type LogPage = z.infer<typeof logPageSchema>
