import type { Kysely } from 'kysely'
import type { ByteRows } from './byte-rows.ts'
import { createEvents } from './events.ts'
import type {
  BuildRows,
  Catalog,
  ChangeRows,
  KeyRows,
  LiveRows,
  ResourceRows,
  ServiceRows,
  UploadRows,
  VariableRows,
} from './port.ts'
import * as builds from './sql-builds.ts'
import * as bytes from './sql-bytes.ts'
import { findChange, listChanges } from './sql-changes.ts'
import { commitDraft } from './sql-commit.ts'
import { findDeployment, pageDeployments } from './sql-deployments.ts'
import * as environments from './sql-environments.ts'
import { newestFunctions } from './sql-functions.ts'
import { deleteKey, findKey, insertKey, listKeys } from './sql-keys.ts'
import { livePage } from './sql-live-page.ts'
import { liveByPath, liveBySid, liveFunctions, liveSet } from './sql-live.ts'
import * as resources from './sql-resources.ts'
import * as services from './sql-services.ts'
import { takeSnapshot } from './sql-snapshot.ts'
import * as uploads from './sql-uploads.ts'
import * as variables from './sql-variables.ts'
import * as versions from './sql-versions.ts'
import { type Durability, type Writer, createWriter } from './sql-writer.ts'
import type { Database } from './tables.ts'

type Db = Kysely<Database>

/**
 * The catalog over a migrated SQL database, which it owns: `close` ends it. The queries keep to
 * what SQLite and PostgreSQL share. Others may read what is committed but not durable yet, save
 * where that would be taken for an acknowledgement, or for leave to drop a file.
 */
export function createSqlCatalog(db: Db, durability: Durability): Catalog {
  const events = createEvents()
  const writer = createWriter(db, events, durability)
  return {
    ...servicesOf(db, writer),
    ...environmentsOf(db, writer),
    ...liveOf(db),
    ...resourcesOf(db, writer),
    ...changesOf(db, writer),
    ...buildsOf(db, writer),
    ...variablesOf(db, writer),
    ...keysOf(db, writer),
    ...uploadsOf(db, writer),
    ...bytesOf(db, writer),
    digestsInUse: (digests) => durably(writer, versions.digestsInUse(db, digests)),
    subscribe: (listener) => events.subscribe(listener),
    close: async () => {
      await writer.idle()
      await durability.close()
      await db.destroy()
    },
  }
}

/** What was read, once all that could be read by then is durable. */
async function durably<T>(writer: Writer, read: Promise<T>): Promise<T> {
  const found = await read
  if (found) await writer.settled()
  return found
}

type EnvironmentRows = Pick<
  ServiceRows,
  'createEnvironment' | 'listEnvironments' | 'deleteEnvironment'
>

function servicesOf(db: Db, writer: Writer): Omit<ServiceRows, keyof EnvironmentRows> {
  return {
    createService: (service, environment) =>
      writer.write(async (trx) => {
        await services.insertService(trx, service)
        const told = { answer: undefined, events: [{ type: 'service' as const, service }] }
        if (!environment) return told
        await environments.insertEnvironment(trx, environment)
        return { ...told, events: [...told.events, { type: 'environment', environment }] }
      }),
    listServices: () => services.listServices(db),
    findService: (reference) => services.findService(db, reference),
    updateService: (sid, update, now) =>
      writer.write(async (trx) => {
        const service = await services.updateService(trx, sid, update, now)
        return { answer: service, events: service ? [{ type: 'service', service }] : [] }
      }),
    deleteService: (serviceSid) =>
      writer.write(async (trx) => {
        const below = await environments.listEnvironments(trx, serviceSid)
        const environmentSids = below.map(({ sid }) => sid)
        const answer = await services.deleteService(trx, serviceSid)
        if (!answer) return { answer }
        return { answer, events: [{ type: 'service_deleted', serviceSid, environmentSids }] }
      }),
  }
}

function environmentsOf(db: Db, writer: Writer): EnvironmentRows {
  return {
    createEnvironment: (environment) =>
      writer.write(async (trx) => {
        if (!(await services.hasService(trx, environment.serviceSid))) return { answer: false }
        await environments.insertEnvironment(trx, environment)
        return { answer: true, events: [{ type: 'environment', environment }] }
      }),
    listEnvironments: (serviceSid) => environments.listEnvironments(db, serviceSid),
    deleteEnvironment: (sid) =>
      writer.write(async (trx) => {
        const environment = await environments.deleteEnvironment(trx, sid)
        if (!environment) return { answer: false }
        return { answer: true, events: [{ type: 'environment_deleted', environment }] }
      }),
  }
}

const liveOf = (db: Db): LiveRows => ({
  liveBySid: (environmentSid, sids) => liveBySid(db, environmentSid, sids),
  liveByPath: (environmentSid, paths) => liveByPath(db, environmentSid, paths),
  livePage: (environmentSid, query) => livePage(db, environmentSid, query),
  liveFunctions: (environmentSid) => liveFunctions(db, environmentSid),
  liveSet: (environmentSid) => liveSet(db, environmentSid),
})

const resourcesOf = (db: Db, writer: Writer): ResourceRows => ({
  createResource: (resource) => writer.quietly((trx) => resources.addResource(trx, resource)),
  findResource: (sid) => resources.findResource(db, sid),
  pageResources: (serviceSid, kind, query) =>
    resources.pageResources(db, serviceSid, kind, query),
  renameResource: (sid, friendlyName, now) =>
    writer.quietly((trx) => resources.renameResource(trx, sid, friendlyName, now)),
  deleteResource: (sid) => writer.quietly((trx) => resources.deleteResource(trx, sid)),
  createVersion: (version, after) =>
    writer.quietly((trx) => versions.addVersion(trx, version, after)),
  pageVersions: (resourceSid, query) => versions.pageVersions(db, resourceSid, query),
  findVersions: (sids) => versions.findVersions(db, sids),
  serviceVersions: (serviceSid, sids) => versions.serviceVersions(db, serviceSid, sids),
  newestFunctions: (serviceSid) => newestFunctions(db, serviceSid),
})

const changesOf = (db: Db, writer: Writer): ChangeRows => ({
  commit: (draft) =>
    writer.write(async (trx) => {
      const { change, environment, served } = await commitDraft(trx, draft)
      return { answer: change, events: [{ type: 'change', environment, served }] }
    }),
  listChanges: (environmentSid, limit, after) => listChanges(db, environmentSid, limit, after),
  findChange: (sid) => durably(writer, findChange(db, sid)),
})

const buildsOf = (db: Db, writer: Writer): BuildRows => ({
  createBuild: (build, versionSids) =>
    writer.quietly((trx) => builds.addBuild(trx, build, versionSids)),
  findBuild: (sid) => builds.findBuild(db, sid),
  updateBuild: (build) => writer.quietly((trx) => builds.updateBuild(trx, build)),
  pageBuilds: (serviceSid, query) => builds.pageBuilds(db, serviceSid, query),
  buildVersions: (buildSid) => builds.buildVersions(db, buildSid),
  deleteBuild: (sid) => writer.quietly((trx) => builds.deleteBuild(trx, sid)),
  unfinishedBuilds: () => builds.unfinishedBuilds(db),
  dependencySetsInUse: () => builds.dependencySetsInUse(db),
  takeSnapshot: (environmentSid, build) =>
    writer.write(async (trx) => {
      const taken = await takeSnapshot(trx, environmentSid, build)
      if (!taken?.isNew) return { answer: taken?.environment ?? null }
      const { environment } = taken
      return { answer: environment, events: [{ type: 'environment', environment }] }
    }),
  pageDeployments: (environmentSid, query) => pageDeployments(db, environmentSid, query),
  findDeployment: (sid) => findDeployment(db, sid),
})

function variablesOf(db: Db, writer: Writer): VariableRows {
  /** Writes one Variable; the answer is whether there was one, thus an Environment to name. */
  const write = (work: (trx: Db) => Promise<string | null>) =>
    writer.write(async (trx) => {
      const environmentSid = await work(trx)
      if (environmentSid === null) return { answer: false }
      return { answer: true, events: [{ type: 'variables', environmentSid }] }
    })
  return {
    listVariables: (environmentSid) => variables.listVariables(db, environmentSid),
    createVariable: (variable) => write((trx) => variables.addVariable(trx, variable)),
    updateVariable: (variable) => write((trx) => variables.updateVariable(trx, variable)),
    deleteVariable: (sid) => write((trx) => variables.deleteVariable(trx, sid)),
  }
}

const keysOf = (db: Db, writer: Writer): KeyRows => ({
  createKey: (key) => writer.quietly((trx) => insertKey(trx, key)),
  listKeys: () => listKeys(db),
  findKey: (sid) => findKey(db, sid),
  deleteKey: (sid) => writer.quietly((trx) => deleteKey(trx, sid)),
})

const uploadsOf = (db: Db, writer: Writer): UploadRows => ({
  createUpload: (upload) => writer.quietly((trx) => uploads.insertUpload(trx, upload)),
  findUpload: (sid) => durably(writer, uploads.findUpload(db, sid)),
  findUploadByKey: (environmentSid, key) =>
    durably(writer, uploads.findUploadByKey(db, environmentSid, key)),
  listUploads: (serviceSid, query) => uploads.listUploads(db, serviceSid, query),
  reviseUpload: (upload) => writer.quietly((trx) => uploads.reviseUpload(trx, upload)),
  extendUpload: (sid, dateExpires) =>
    writer.quietly((trx) => uploads.extendUpload(trx, sid, dateExpires)),
  deleteUpload: (sid) => writer.quietly((trx) => uploads.deleteUpload(trx, sid)),
  expiredUploads: (time) => uploads.expiredUploads(db, time),
})

const bytesOf = (db: Db, writer: Writer): ByteRows => ({
  findBytes: (digest) => bytes.findBytes(db, digest),
  renewBytes: (digest, now) => writer.quietly((trx) => bytes.renewBytes(trx, digest, now)),
  listBytes: () => bytes.listBytes(db),
  deleteBytes: (digest, before) =>
    writer.quietly((trx) => bytes.deleteBytes(trx, digest, before)),
})
