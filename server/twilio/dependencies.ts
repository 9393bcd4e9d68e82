import { dependenciesSchema, type Dependency } from '../../contract/dependencies.ts'
import { Failure } from '../failure.ts'

/**
 * Reads `Dependencies`: JSON such as `[{"name":"lodash","version":"^4.17.0"}]`. Twilio's
 * Serverless Toolkit wraps it in a second pair of quotes without escaping those inside, others
 * encode the JSON as a JSON string. Throws invalid_request.
 */
export function parseDependencies(text: string | undefined): Dependency[] {
  if (!text) return []
  const parsed = dependenciesSchema.safeParse(unwrap(text.trim()))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')} ${message}` : message,
  )
  throw new Failure('invalid_request', `Dependencies: ${problems.join('; ')}.`)
}

function unwrap(text: string): unknown {
  const value = parseJson(text) ?? parseJson(text.replace(/^"([^]*)"$/, '$1'))
  const inner = typeof value === 'string' ? parseJson(value) : value
  if (inner !== undefined) return inner
  const message = 'Dependencies: must be JSON such as [{"name":"lodash","version":"^4.17.0"}].'
  throw new Failure('invalid_request', message)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
