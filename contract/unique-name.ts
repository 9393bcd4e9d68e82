import { LIMITS } from './limits.ts'

/** Letters, digits and dashes; neither first nor last a dash, for it becomes a domain. */
const UNIQUE_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/

/** Why a Service cannot have this unique name, to follow its label; null when it can. */
export function uniqueNameProblem(name: string): string | null {
  if (name === '') return 'must not be empty'
  if (name.length > LIMITS.uniqueNameLength) {
    return `must have at most ${LIMITS.uniqueNameLength} characters`
  }
  if (UNIQUE_NAME.test(name)) return null
  return 'must have letters, digits and dashes only, and neither start nor end with a dash'
}
