import type { Environment } from '../../contract/services.ts'

/** As much of an Environment as tells it from all others. */
export type Place = Pick<Environment, 'sid' | 'service_sid'>

/** Arguments for `api`: which Service, and which of its Environments, a request is about. */
export const inPlace = ({ service_sid, sid }: Place) => ({
  param: { service: service_sid },
  query: { environment: sid },
})

/** The same for one thing there, by its SID. */
export const thingInPlace = ({ service_sid, sid: environment }: Place, sid: string) => ({
  param: { service: service_sid, sid },
  query: { environment },
})
