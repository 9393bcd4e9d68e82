import { useQuery } from '@tanstack/react-query'
import type { Dependency } from '../../../contract/dependencies.ts'
import type { Environment } from '../../../contract/services.ts'
import { buildQuery } from '../../api/builds.ts'
import { useStore } from '../../lib/use-store.ts'
import { sameDependencies } from './engine/dependency-list.ts'
import { useWorkbench } from './workbench.ts'

const NONE: readonly Dependency[] = []

/** What an Environment's Functions depend on: now, and with the next deployment. */
export function useDependencies(environment: Environment) {
  const { build_sid } = environment
  const { dependencies } = useWorkbench(environment)
  const changed = useStore(dependencies)
  const build = useQuery({
    ...buildQuery(environment, build_sid ?? ''),
    enabled: build_sid !== null,
  })
  const present = build_sid === null ? NONE : build.data?.dependencies
  return {
    build,
    /** Null until it is known. */
    list: changed ?? present ?? null,
    isChanged: changed !== null,
    set: (list: Dependency[] | null) =>
      dependencies.set(list && present && sameDependencies(list, present) ? null : list),
  }
}
