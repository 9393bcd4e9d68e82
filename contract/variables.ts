import { z } from '@hono/zod-openapi'
import { checkedBy } from './checked-by.ts'
import { sidSchema } from './sids.ts'
import { variableKeyProblem, variableValueProblem } from './variable-rules.ts'

/** A name that Functions can read from `context` and `process.env` alike. */
export const variableKeySchema = checkedBy(variableKeyProblem)

export const variableValueSchema = checkedBy(variableValueProblem)

/** A setting of one Environment that its Functions find in `context`. */
export const variableSchema = z
  .object({
    sid: sidSchema('variable'),
    service_sid: sidSchema('service'),
    environment_sid: sidSchema('environment'),
    key: z.string(),
    value: z.string(),
    date_created: z.iso.datetime(),
    date_updated: z.iso.datetime(),
  })
  .openapi('Variable')

/** All Variables of an Environment, by key. */
export const variableListSchema = z
  .object({ variables: z.array(variableSchema) })
  .openapi('VariableList')

export const createVariableSchema = z
  .object({ key: variableKeySchema, value: variableValueSchema })
  .openapi('CreateVariable')

export const updateVariableSchema = z
  .object({ key: variableKeySchema.optional(), value: variableValueSchema.optional() })
  .refine(({ key, value }) => key !== undefined || value !== undefined, {
    message: 'name at least one of key and value',
  })
  .openapi('UpdateVariable')

export type Variable = z.infer<typeof variableSchema>
export type CreateVariable = z.infer<typeof createVariableSchema>
export type UpdateVariable = z.infer<typeof updateVariableSchema>
