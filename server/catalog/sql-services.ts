import type { Kysely } from 'kysely'
import { NameTaken } from './port.ts'
import type { Environment, Service } from './records.ts'
import type { Database } from './tables.ts'

const SERVICE = [
  'sid',
  'account_sid as accountSid',
  'unique_name as uniqueName',
  'friendly_name as friendlyName',
  'domain_base as domainBase',
  'date_created as dateCreated',
  'date_updated as dateUpdated',
] as const

const ENVIRONMENT = [
  'sid',
  'service_sid as serviceSid',
  'unique_name as uniqueName',
  'domain_suffix as domainSuffix',
  'domain',
  'date_created as dateCreated',
  'date_updated as dateUpdated',
] as const

/** Writes a Service with its first Environment. Throws NameTaken. */
export async function insertService(
  trx: Kysely<Database>,
  service: Service,
  environment: Environment,
): Promise<void> {
  await refuseTakenNames(trx, service, environment)
  await trx
    .insertInto('services')
    .values({
      sid: service.sid,
      account_sid: service.accountSid,
      unique_name: service.uniqueName,
      friendly_name: service.friendlyName,
      domain_base: service.domainBase,
      date_created: service.dateCreated,
      date_updated: service.dateUpdated,
    })
    .execute()
  await trx
    .insertInto('environments')
    .values({
      sid: environment.sid,
      service_sid: environment.serviceSid,
      unique_name: environment.uniqueName,
      domain_suffix: environment.domainSuffix,
      domain: environment.domain,
      date_created: environment.dateCreated,
      date_updated: environment.dateUpdated,
    })
    .execute()
}

async function refuseTakenNames(
  trx: Kysely<Database>,
  { uniqueName }: Service,
  { domain }: Environment,
): Promise<void> {
  const sameName = trx
    .selectFrom('services')
    .select('sid')
    .where('unique_name', '=', uniqueName)
  if (await sameName.executeTakeFirst()) throw new NameTaken('unique_name')
  const sameDomain = trx.selectFrom('environments').select('sid').where('domain', '=', domain)
  if (await sameDomain.executeTakeFirst()) throw new NameTaken('domain')
}

/** Oldest first. */
export function listServices(db: Kysely<Database>): Promise<Service[]> {
  return db
    .selectFrom('services')
    .select(SERVICE)
    .orderBy('date_created')
    .orderBy('sid')
    .execute()
}

/** By SID or unique name; the SID wins should a name look like one. */
export async function findService(
  db: Kysely<Database>,
  reference: string,
): Promise<Service | null> {
  const found = await db
    .selectFrom('services')
    .select(SERVICE)
    .where((eb) => eb.or([eb('sid', '=', reference), eb('unique_name', '=', reference)]))
    .execute()
  return found.find(({ sid }) => sid === reference) ?? found[0] ?? null
}

/** Sets the friendly name; null when there is no such Service. */
export async function renameService(
  db: Kysely<Database>,
  sid: string,
  friendlyName: string,
  now: number,
): Promise<Service | null> {
  const renamed = await db
    .updateTable('services')
    .set({ friendly_name: friendlyName, date_updated: now })
    .where('sid', '=', sid)
    .returning(SERVICE)
    .executeTakeFirst()
  return renamed ?? null
}

/** Deletes a Service; all below it goes by foreign keys. False when there was none. */
export async function deleteService(trx: Kysely<Database>, sid: string): Promise<boolean> {
  const deleted = trx.deleteFrom('services').where('sid', '=', sid).returning('sid')
  return (await deleted.executeTakeFirst()) !== undefined
}

/** Oldest first; of one Service, or of all. */
export function listEnvironments(
  db: Kysely<Database>,
  serviceSid?: string,
): Promise<Environment[]> {
  return db
    .selectFrom('environments')
    .select(ENVIRONMENT)
    .$if(serviceSid !== undefined, (query) => query.where('service_sid', '=', serviceSid ?? ''))
    .orderBy('date_created')
    .orderBy('sid')
    .execute()
}

/** Whether an Environment exists. */
export async function hasEnvironment(trx: Kysely<Database>, sid: string): Promise<boolean> {
  const found = trx.selectFrom('environments').select('sid').where('sid', '=', sid)
  return (await found.executeTakeFirst()) !== undefined
}
