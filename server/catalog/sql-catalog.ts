import type { Kysely } from 'kysely'
import { type Events, createEvents } from './events.ts'
import type { Catalog, CatalogEvent } from './port.ts'
import { findChange, listChanges } from './sql-changes.ts'
import { commitDraft } from './sql-commit.ts'
import { livePage } from './sql-live-page.ts'
import { liveByPath, liveBySid, liveSet } from './sql-live.ts'
import {
  deleteService,
  findService,
  insertService,
  listEnvironments,
  listServices,
  renameService,
} from './sql-services.ts'
import { deleteUpload, findUpload, insertUpload, uploadsBefore } from './sql-uploads.ts'
import { digestsInUse, findVersions } from './sql-versions.ts'
import type { Database } from './tables.ts'

/**
 * The catalog over a migrated SQL database, which it owns: `close` ends it. The queries keep to
 * what SQLite and PostgreSQL share.
 */
export function createSqlCatalog(db: Kysely<Database>): Catalog {
  const events = createEvents()
  const writer = createWriter(db, events)
  return {
    createService: (service, environment) =>
      writer.write(async (trx) => {
        await insertService(trx, service, environment)
        return { answer: undefined, event: { type: 'environment', environment } }
      }),
    listServices: () => listServices(db),
    findService: (reference) => findService(db, reference),
    renameService: (sid, friendlyName, now) => renameService(db, sid, friendlyName, now),
    deleteService: (serviceSid) =>
      writer.write(async (trx) => {
        const environments = await listEnvironments(trx, serviceSid)
        const environmentSids = environments.map(({ sid }) => sid)
        const answer = await deleteService(trx, serviceSid)
        if (!answer) return { answer }
        return { answer, event: { type: 'service_deleted', serviceSid, environmentSids } }
      }),
    listEnvironments: (serviceSid) => listEnvironments(db, serviceSid),

    liveBySid: (environmentSid, sids) => liveBySid(db, environmentSid, sids),
    liveByPath: (environmentSid, paths) => liveByPath(db, environmentSid, paths),
    livePage: (environmentSid, query) => livePage(db, environmentSid, query),
    liveSet: (environmentSid) => liveSet(db, environmentSid),
    findVersions: (sids) => findVersions(db, sids),

    commit: (draft) =>
      writer.write(async (trx) => {
        const { change, served } = await commitDraft(trx, draft)
        const { environmentSid } = change
        return { answer: change, event: { type: 'change', environmentSid, served } }
      }),
    listChanges: (environmentSid, limit, after) =>
      listChanges(db, environmentSid, limit, after),
    findChange: (sid) => findChange(db, sid),

    createUpload: (upload) => insertUpload(db, upload),
    findUpload: (sid) => findUpload(db, sid),
    deleteUpload: (sid) => deleteUpload(db, sid),
    uploadsBefore: (time) => uploadsBefore(db, time),
    digestsInUse: (digests) => digestsInUse(db, digests),

    subscribe: (listener) => events.subscribe(listener),
    close: async () => {
      await writer.idle()
      await db.destroy()
    },
  }
}

/** What a write answers, and what it has to tell once it is durable. */
interface Outcome<T> {
  answer: T
  event?: CatalogEvent
}

/**
 * Runs writes one after another, each in a transaction, and tells each one's event before the
 * next begins: so events come in the order in which the database took the writes.
 */
function createWriter(db: Kysely<Database>, events: Events) {
  let last: Promise<unknown> = Promise.resolve()
  const run = async <T>(work: (trx: Kysely<Database>) => Promise<Outcome<T>>) => {
    const transaction = db.transaction().setIsolationLevel('serializable')
    const { answer, event } = await transaction.execute(work)
    if (event) events.emit(event)
    return answer
  }
  return {
    write<T>(work: (trx: Kysely<Database>) => Promise<Outcome<T>>): Promise<T> {
      const turn = last.then(() => run(work))
      last = turn.catch(() => undefined)
      return turn
    },
    idle: () => last,
  }
}
