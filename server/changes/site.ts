import type { Environment, Service } from '../catalog/records.ts'

/** A Service in one of its Environments, with the origin its assets are served under. */
export interface Site {
  service: Service
  environment: Environment
  /** Whether it is the Service's first Environment: the one meant where none is named. */
  isFirst: boolean
  /** Absolute, without trailing slash; null when no URL reaches it. */
  origin: string | null
}
