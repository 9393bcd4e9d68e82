import { LIMITS } from './limits.ts'

/** How many bytes a Variable's value takes, as they are counted against its limit. */
export const variableValueBytes = (value: string) => new TextEncoder().encode(value).length

/** Why a Variable cannot have this key, to follow its label; null when it can. */
export function variableKeyProblem(key: string): string | null {
  if (key === '') return 'must not be empty'
  if (key.length > LIMITS.variableKeyLength) {
    return `must have at most ${LIMITS.variableKeyLength} characters`
  }
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
    ? null
    : 'must be letters, digits and underscores, and not begin with a digit'
}

/** Why a Variable cannot have this value, to follow its label; null when it can. */
export function variableValueProblem(value: string): string | null {
  if (value === '') return 'must not be empty'
  return variableValueBytes(value) <= LIMITS.variableValueBytes
    ? null
    : `must be at most ${LIMITS.variableValueBytes} bytes`
}
