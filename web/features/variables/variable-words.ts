import { LIMITS } from '../../../contract/limits.ts'
import {
  variableKeyProblem,
  variableValueBytes,
  variableValueProblem,
} from '../../../contract/variable-rules.ts'
import type { Variable } from '../../../contract/variables.ts'

/** Why the key cannot be used, as a whole sentence; undefined when it can. */
export function keyError(key: string, others: readonly Variable[]): string | undefined {
  const problem = variableKeyProblem(key)
  if (problem !== null) return `The key ${problem}.`
  return others.some((other) => other.key === key)
    ? `This Environment has a Variable ${key} already. Edit that one, or choose another key.`
    : undefined
}

/** Why the value cannot be used, as a whole sentence; undefined when it can. */
export function valueError(value: string): string | undefined {
  const problem = variableValueProblem(value)
  return problem === null ? undefined : `The value ${problem}.`
}

/** How much of what a value may take is taken: “12 of 450 bytes”. */
export const byteCount = (value: string) =>
  `${variableValueBytes(value)} of ${LIMITS.variableValueBytes} bytes`
