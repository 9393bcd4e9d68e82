import { uniqueNameProblem } from '../../../contract/unique-name.ts'

/** Why the unique name cannot be used, as a whole sentence; undefined when it can. */
export function uniqueNameError(name: string): string | undefined {
  const problem = uniqueNameProblem(name)
  return problem === null ? undefined : `The unique name ${problem}.`
}

/** What the domain of a Service so named will look like; the digits are chosen by the server. */
export function domainPreview(name: string): string | null {
  return uniqueNameProblem(name) === null ? `${name.toLowerCase()}-1234` : null
}
