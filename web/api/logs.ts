import type { LogLevel, LogPage } from '../../contract/logs.ts'
import { answerOf, api } from './client.ts'
import { inPlace, type Place } from './place.ts'

/** Which lines of an Environment's log; null: of any. */
export interface LogFilters {
  functionSid: string | null
  level: LogLevel | null
}

/** One page of an Environment's log, newest first: older than `cursor`, or since `newer`. */
export function fetchLogPage(
  place: Place,
  { functionSid, level }: LogFilters,
  where: { cursor?: string; newer?: string },
): Promise<LogPage> {
  const { param, query } = inPlace(place)
  return answerOf(
    api.services[':service'].logs.$get({
      param,
      query: {
        ...query,
        ...where,
        ...(functionSid !== null && { function_sid: functionSid }),
        ...(level !== null && { level }),
      },
    }),
  )
}
