import type { ComponentType } from 'react'
import type { Environment, Service } from '../../contract/services.ts'
import type { Session } from '../../contract/session.ts'
import { latePart, type LatePart } from '../lib/late-part.ts'
import type { ServicePageName } from '../lib/paths.ts'

/** What every page of a Service is given. */
export interface ServicePageProps {
  session: Session
  service: Service
  environment: Environment
}

type LatePage = LatePart<ComponentType<ServicePageProps>>

/** The pages of a Service but the first one, Assets, which is part of the first load. */
export const latePages: Record<Exclude<ServicePageName, 'assets'>, LatePage> = {
  functions: latePart(async () => (await import('./FunctionsPage.tsx')).FunctionsPage),
  deployments: latePart(async () => (await import('./DeploymentsPage.tsx')).DeploymentsPage),
  variables: latePart(async () => (await import('./VariablesPage.tsx')).VariablesPage),
  logs: latePart(async () => (await import('./LogsPage.tsx')).LogsPage),
}
