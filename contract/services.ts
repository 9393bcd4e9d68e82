import { z } from '@hono/zod-openapi'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'
import { uniqueNameProblem } from './unique-name.ts'

/** A Service's unique name: letters, digits and dashes, at most 50, as Twilio has it. */
export const uniqueNameSchema = z.string().superRefine((name, context) => {
  const message = uniqueNameProblem(name)
  if (message) context.addIssue({ code: 'custom', message })
})

const friendlyNameSchema = z.string().trim().min(1).max(LIMITS.friendlyNameLength)

/** A Service as served at one domain. `assets_url` is null when no URL reaches it. */
export const environmentSchema = z
  .object({
    sid: sidSchema('environment'),
    service_sid: sidSchema('service'),
    unique_name: z.string(),
    domain_suffix: z.string().nullable(),
    domain_name: z.string(),
    assets_url: z.string().nullable(),
    date_created: z.iso.datetime(),
    date_updated: z.iso.datetime(),
  })
  .openapi('Environment')

/** One hosted site. Dates are ISO 8601; `url` is relative to the API's origin. */
export const serviceSchema = z
  .object({
    sid: sidSchema('service'),
    account_sid: sidSchema('account'),
    unique_name: uniqueNameSchema,
    friendly_name: z.string(),
    domain_base: z.string(),
    environments: z.array(environmentSchema),
    date_created: z.iso.datetime(),
    date_updated: z.iso.datetime(),
    url: z.string(),
  })
  .openapi('Service')

export const serviceListSchema = z
  .object({ services: z.array(serviceSchema) })
  .openapi('ServiceList')

export const createServiceSchema = z
  .object({ unique_name: uniqueNameSchema, friendly_name: friendlyNameSchema.optional() })
  .openapi('CreateService')

export const updateServiceSchema = z
  .object({ friendly_name: friendlyNameSchema })
  .openapi('UpdateService')

export type Environment = z.infer<typeof environmentSchema>
export type Service = z.infer<typeof serviceSchema>
export type CreateService = z.infer<typeof createServiceSchema>
