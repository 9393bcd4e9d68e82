import type { HangarFunction } from '../../../../contract/functions.ts'

/** The paths that Functions have, saved or live; those of `except` are free. */
export function takenPaths(
  functions: readonly HangarFunction[],
  except: string | null,
): ReadonlySet<string> {
  const others = functions.filter(({ sid }) => sid !== except)
  return new Set(
    others.flatMap(({ saved, live }) => [saved.path, ...(live ? [live.path] : [])]),
  )
}
