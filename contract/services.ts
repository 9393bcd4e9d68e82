import { z } from '@hono/zod-openapi'
import { checkedBy } from './checked-by.ts'
import { domainSuffixProblem, environmentNameProblem } from './environment-name.ts'
import { LIMITS } from './limits.ts'
import { sidSchema } from './sids.ts'
import { uniqueNameProblem } from './unique-name.ts'

/** A Service's unique name: letters, digits and dashes, at most 50, as Twilio has it. */
export const uniqueNameSchema = checkedBy(uniqueNameProblem)

const friendlyNameSchema = z.string().trim().min(1).max(LIMITS.friendlyNameLength)

/**
 * A Service as served at one domain. `assets_url` is null when no URL reaches it. `build_sid` is
 * the Build it was last deployed with; `is_altered` says that assets were changed since then.
 */
export const environmentSchema = z
  .object({
    sid: sidSchema('environment'),
    service_sid: sidSchema('service'),
    unique_name: z.string(),
    domain_suffix: z.string().nullable(),
    domain_name: z.string(),
    assets_url: z.string().nullable(),
    build_sid: sidSchema('build').nullable(),
    deployment_sid: sidSchema('deployment').nullable(),
    is_altered: z.boolean(),
    date_created: z.iso.datetime(),
    date_updated: z.iso.datetime(),
  })
  .openapi('Environment')

/** All Environments of a Service, oldest first. */
export const environmentListSchema = z
  .object({ environments: z.array(environmentSchema) })
  .openapi('EnvironmentList')

/** One hosted site. Dates are ISO 8601; `url` is relative to the API's origin. */
export const serviceSchema = z
  .object({
    sid: sidSchema('service'),
    account_sid: sidSchema('account'),
    unique_name: uniqueNameSchema,
    friendly_name: z.string(),
    domain_base: z.string(),
    include_credentials: z.boolean(),
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

/**
 * `include_credentials` gives Functions ACCOUNT_SID and AUTH_TOKEN in their context, so whoever
 * may deploy to the Service can read them, API keys too. New Services do not include them.
 */
export const updateServiceSchema = z
  .object({
    friendly_name: friendlyNameSchema.optional(),
    include_credentials: z.boolean().optional(),
  })
  .refine((update) => Object.values(update).some((value) => value !== undefined), {
    message: 'name at least one of friendly_name and include_credentials',
  })
  .openapi('UpdateService')

/** Twilio's rules: the suffix goes into the domain, so it is a label; none means none. */
export const createEnvironmentSchema = z
  .object({
    unique_name: checkedBy(environmentNameProblem),
    domain_suffix: checkedBy(domainSuffixProblem).optional(),
  })
  .openapi('CreateEnvironment')

/**
 * Which Environment of the Service a request is about: its SID or unique name. Without it, the
 * Service's first one.
 */
export const environmentQuerySchema = z.object({
  environment: z.string().min(1).optional().openapi({ example: 'dev' }),
})

export type Environment = z.infer<typeof environmentSchema>
export type Service = z.infer<typeof serviceSchema>
export type CreateService = z.infer<typeof createServiceSchema>
export type CreateEnvironment = z.infer<typeof createEnvironmentSchema>
