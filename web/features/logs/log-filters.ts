import type { LogFilters } from '../../api/logs.ts'
import { LEVELS } from './engine/log-words.ts'

/** Filters from the address's query; what it does not know there is as if left out. */
export function filtersFrom(params: URLSearchParams): LogFilters {
  return {
    functionSid: params.get('function') || null,
    level: LEVELS.find((known) => known === params.get('level')) ?? null,
  }
}

/** The address's query for filters. */
export function paramsOf({ functionSid, level }: LogFilters): URLSearchParams {
  return new URLSearchParams({
    ...(functionSid !== null && { function: functionSid }),
    ...(level !== null && { level }),
  })
}
