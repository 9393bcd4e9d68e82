import type { Dependency } from '../../../../contract/dependencies.ts'
import {
  packageNameProblem,
  packageVersionProblem,
} from '../../../../contract/dependency-rules.ts'
import { LIMITS } from '../../../../contract/limits.ts'

/** What putting a dependency into a list came to, or which field is wrong and why. */
export type DependencyPlan =
  | { ok: true; list: Dependency[] }
  | { ok: false; field: 'name' | 'version'; message: string }

const NEWEST = 'latest'

const byName = (a: Dependency, b: Dependency) =>
  a.name < b.name ? -1 : Number(a.name > b.name)

/**
 * Puts what was typed into a list, in the place of the module named `replaced` if it is not
 * null. No version means the newest.
 */
export function putDependency(
  list: readonly Dependency[],
  typed: Dependency,
  replaced: string | null,
): DependencyPlan {
  const name = typed.name.trim()
  const version = typed.version.trim() || NEWEST
  if (name === '') {
    return { ok: false, field: 'name', message: 'Enter the name of an npm package.' }
  }
  if (packageNameProblem(name)) {
    const message = `${name} is not the name of an npm package. Use one such as lodash or @scope/name.`
    return { ok: false, field: 'name', message }
  }
  if (packageVersionProblem(version)) {
    const message = `${version} is not a version. Use one such as 4.17.21, ^4.17.0 or latest.`
    return { ok: false, field: 'version', message }
  }
  const others = list.filter((known) => known.name !== replaced)
  if (others.some((known) => known.name === name)) {
    return {
      ok: false,
      field: 'name',
      message: `${name} is in the list already. Edit it there.`,
    }
  }
  if (others.length >= LIMITS.dependencies) {
    const message = `There can be at most ${LIMITS.dependencies} dependencies. Delete one first.`
    return { ok: false, field: 'name', message }
  }
  return { ok: true, list: [...others, { name, version }].toSorted(byName) }
}

/** The list without one module. */
export const withoutDependency = (list: readonly Dependency[], name: string) =>
  list.filter((known) => known.name !== name)

/** Whether two lists ask for the same, in whatever order. */
export function sameDependencies(a: readonly Dependency[], b: readonly Dependency[]): boolean {
  return asText(a) === asText(b)
}

const asText = (list: readonly Dependency[]) =>
  list
    .map(({ name, version }) => `${name} ${version}`)
    .toSorted()
    .join('\n')
