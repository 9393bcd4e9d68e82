import type { Events } from './events.ts'
import { oldestFirst } from '../rules/row-pages.ts'
import {
  type MemoryRows,
  addEnvironment,
  addRow,
  findRow,
  removeEnvironment,
  removeService,
} from './memory-rows.ts'
import { NameTaken, type ServiceRows } from './port.ts'
import type { Environment, Service } from './records.ts'

/** Services and Environments in memory. */
export function memoryServices(rows: MemoryRows, events: Events): ServiceRows {
  return { ...servicesOf(rows, events), ...environmentsOf(rows, events) }
}

function servicesOf(rows: MemoryRows, events: Events) {
  const { services } = rows
  return {
    async createService(service: Service, environment?: Environment) {
      refuseTakenName(services.values(), service.uniqueName)
      if (environment) refuseTakenDomain(rows, environment)
      addRow(services, service)
      if (environment) addEnvironment(rows, environment)
      events.emit({ type: 'service', service: { ...service } })
      if (environment) events.emit({ type: 'environment', environment: { ...environment } })
    },
    listServices: async () => oldestFirst(services.values()),
    async findService(reference: string) {
      const named = [...services.values()].find(({ uniqueName }) => uniqueName === reference)
      return findRow(services, services.has(reference) ? reference : (named?.sid ?? ''))
    },
    async updateService(sid: string, update: Partial<Service>, now: number) {
      const service = services.get(sid)
      if (!service) return null
      const updated = { ...service, ...update, dateUpdated: now }
      services.set(sid, updated)
      events.emit({ type: 'service', service: { ...updated } })
      return { ...updated }
    },
    async deleteService(serviceSid: string) {
      const environmentSids = removeService(rows, serviceSid)
      if (!environmentSids) return false
      events.emit({ type: 'service_deleted', serviceSid, environmentSids })
      return true
    },
  }
}

function environmentsOf(rows: MemoryRows, events: Events) {
  const { services, environments } = rows
  return {
    async createEnvironment(environment: Environment) {
      if (!services.has(environment.serviceSid)) return false
      const siblings = ofService(environments.values(), environment.serviceSid)
      refuseTakenName(siblings, environment.uniqueName)
      refuseTakenDomain(rows, environment)
      addEnvironment(rows, environment)
      events.emit({ type: 'environment', environment: { ...environment } })
      return true
    },
    listEnvironments: async (serviceSid?: string) =>
      oldestFirst(ofService(environments.values(), serviceSid)),
    async deleteEnvironment(sid: string) {
      const environment = environments.get(sid)
      if (!environment) return false
      removeEnvironment(rows, sid)
      events.emit({ type: 'environment_deleted', environment: { ...environment } })
      return true
    },
  }
}

const ofService = (environments: Iterable<Environment>, serviceSid?: string) =>
  [...environments].filter((row) => serviceSid === undefined || row.serviceSid === serviceSid)

function refuseTakenName(rows: Iterable<{ uniqueName: string }>, name: string): void {
  for (const { uniqueName } of rows) {
    if (uniqueName === name) throw new NameTaken('unique_name')
  }
}

function refuseTakenDomain({ environments }: MemoryRows, { domain }: Environment): void {
  for (const other of environments.values()) {
    if (other.domain === domain) throw new NameTaken('domain')
  }
}
