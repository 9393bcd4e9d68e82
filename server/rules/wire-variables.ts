import type { Variable as WireVariable } from '../../contract/variables.ts'
import type { Variable } from '../catalog/records.ts'
import { isoDate } from './wire-links.ts'

/** A Variable with its value. */
export function toVariable(variable: Variable): WireVariable {
  return {
    sid: variable.sid,
    service_sid: variable.serviceSid,
    environment_sid: variable.environmentSid,
    key: variable.key,
    value: variable.value,
    date_created: isoDate(variable.dateCreated),
    date_updated: isoDate(variable.dateUpdated),
  }
}
