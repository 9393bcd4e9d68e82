import { z } from 'zod'
import { logLevelSchema } from '../../contract/logs.ts'
import { sidSchema } from '../../contract/sids.ts'
import { BOUNDS } from './runtime/bounds.ts'
import type { Said } from './runtime/messages.ts'

const requestSid = sidSchema('request')

// What Node would refuse to send; see RFC 9110 §5.1 and §5.5.
const headerSchema = z.tuple([
  z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/),
  z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/),
])

const headersSchema = z
  .array(headerSchema)
  .refine((all) => all.flat().join('').length <= BOUNDS.answerHeaders)

const saidSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('log'),
    requestSid,
    level: logLevelSchema,
    message: z.string().max(BOUNDS.logLength),
  }),
  z.object({
    type: z.literal('answer'),
    requestSid,
    status: z.int().min(200).max(599),
    headers: headersSchema,
  }),
  z.object({ type: z.literal('idle'), requestSid }),
  z.object({ type: z.literal('broken') }),
])

/** What a worker said, if it is anything a worker says. Throws for all else. */
export const readSaid = (message: unknown): Said => saidSchema.parse(message)
