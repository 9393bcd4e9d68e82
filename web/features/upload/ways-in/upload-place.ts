import type { Environment, Service } from '../../../../contract/services.ts'
import type { Destination } from '../engine/queued-file.ts'

/** The Environment that is looked at: what comes in is for it. */
export interface UploadPlace {
  service: Service
  environment: Environment
}

export const destinationOf = ({ service, environment }: UploadPlace): Destination => ({
  sid: environment.sid,
  serviceSid: service.sid,
  name: `${service.unique_name} (${environment.unique_name})`,
})

/** How a script names the Environment; null for the first, which is meant without a name. */
export const namedEnvironment = ({ service, environment }: UploadPlace): string | null =>
  service.environments[0]?.sid === environment.sid ? null : environment.unique_name
