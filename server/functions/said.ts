import { z } from 'zod'
import { logLevelSchema } from '../../contract/logs.ts'
import { sidSchema } from '../../contract/sids.ts'
import { BOUNDS } from './runtime/bounds.ts'
import { isSendable, isServersOwn } from './runtime/headers.ts'
import type { Said } from './runtime/messages.ts'

const requestSid = sidSchema('request')

// An honest worker sends none of the server's own: a length that is not true would let what
// follows pass for another answer.
const headerSchema = z
  .tuple([z.string(), z.string()])
  .refine(([name, value]) => isSendable(name, value) && !isServersOwn(name), {
    error: 'is no header that a Function may send',
  })

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
