import { z } from 'zod'
import { LIMITS } from '../../contract/limits.ts'
import { Failure } from '../failure.ts'
import type { TwilioContext } from './place.ts'

/** Fields that many nouns have. */
export const friendlyName = z.string().max(LIMITS.friendlyNameLength)

/** `true` or `false`, in any case. */
export const flag = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['true', 'false']))
  .transform((word) => word === 'true')

/**
 * The parameters of a form, by a schema with Twilio's names. Those it does not know are passed
 * over, as are empty ones; of a name that is repeated the last counts, but all for `lists`.
 * Throws invalid_request naming each parameter that is wrong.
 */
export async function readForm<Fields>(
  c: TwilioContext,
  schema: z.ZodType<Fields>,
  lists: readonly string[] = [],
): Promise<Fields> {
  return parseFields(schema, await paramsOf(c), lists)
}

/** Reads a schema with Twilio's names from parameters that have been read already. */
export function parseFields<Fields>(
  schema: z.ZodType<Fields>,
  params: Iterable<readonly [string, string]>,
  lists: readonly string[] = [],
): Fields {
  const given = [...params].filter(([, value]) => value !== '')
  const repeated = lists.map((name): [string, string[]] => [
    name,
    given.filter(([key]) => key === name).map(([, value]) => value),
  ])
  const raw: Record<string, unknown> = Object.fromEntries([...given, ...repeated])
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new Failure('invalid_request', describe(parsed.error.issues, raw))
}

async function paramsOf({ req }: TwilioContext): Promise<URLSearchParams> {
  const body = await req.text()
  const type = req.header('content-type') ?? ''
  if (body === '' || /^application\/x-www-form-urlencoded\b/i.test(type)) {
    return new URLSearchParams(body)
  }
  const message = `Parameters are expected as application/x-www-form-urlencoded, not as ${type || 'a body without a type'}.`
  throw new Failure('wrong_media_type', message)
}

function describe(issues: readonly z.core.$ZodIssue[], raw: Record<string, unknown>): string {
  const sentences = issues.map(({ path, message }) => {
    const [name] = path
    const isMissing = typeof name === 'string' && !Object.hasOwn(raw, name)
    return isMissing ? `${name} is missing.` : `${path.join('.')}: ${message}.`
  })
  return sentences.join(' ')
}
