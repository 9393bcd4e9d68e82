import type { Log as WireLog } from '../../contract/logs.ts'
import type { Log } from '../logs/port.ts'
import { isoDate } from './wire-links.ts'

/** One line of a Function. */
export function toLog(log: Log): WireLog {
  return {
    sid: log.sid,
    environment_sid: log.environmentSid,
    build_sid: log.buildSid,
    deployment_sid: log.deploymentSid,
    function_sid: log.functionSid,
    request_sid: log.requestSid,
    level: log.level,
    message: log.message,
    date_created: isoDate(log.dateCreated),
  }
}
