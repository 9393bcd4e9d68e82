import { LIMITS } from './limits.ts'

/** Why an Environment cannot have this unique name, to follow its label; null when it can. */
export function environmentNameProblem(name: string): string | null {
  if (name === '') return 'must not be empty'
  if (name.length > LIMITS.environmentNameLength) {
    return `must have at most ${LIMITS.environmentNameLength} characters`
  }
  return /^[a-zA-Z0-9-]+$/.test(name) ? null : 'must have letters, digits and dashes only'
}

/** Why this cannot be the end of a domain's label, to follow its name; null when it can. */
export function domainSuffixProblem(suffix: string): string | null {
  if (suffix.length > LIMITS.domainSuffixLength) {
    return `must have at most ${LIMITS.domainSuffixLength} characters`
  }
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(suffix)
    ? null
    : 'must have letters, digits and dashes only, and neither start nor end with a dash'
}
