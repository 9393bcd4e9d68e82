import type { Environment, Service } from '../catalog/records.ts'

/** A Service in one of its Environments, with the origin its assets are served under. */
export interface Site {
  service: Service
  environment: Environment
  /** Absolute, without trailing slash; null when no URL reaches it. */
  origin: string | null
}
