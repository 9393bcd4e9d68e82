import type { Kysely } from 'kysely'
import { chunksOf } from './chunks.ts'
import { environmentSettled, SPARE_SNAPSHOTS, snapshotAfter } from './drafts.ts'
import type { Build, Environment } from './records.ts'
import { findBuild, insertBuild } from './sql-builds.ts'
import { findEnvironment, updateRelease } from './sql-environments.ts'
import type { Database } from './tables.ts'

/**
 * Makes `build` of exactly what is live, and the Environment run on it, if that was altered.
 * Returns the Environment as it is then, and whether it is another now; null without it.
 */
export async function takeSnapshot(
  trx: Kysely<Database>,
  environmentSid: string,
  build: Build,
): Promise<{ environment: Environment; isNew: boolean } | null> {
  const environment = await findEnvironment(trx, environmentSid)
  if (!environment?.isAltered) return environment && { environment, isNew: false }
  const replaced = await findBuild(trx, environment.release?.buildSid ?? '')
  await insertBuild(trx, snapshotAfter(replaced, build), true)
  await listWhatIsLive(trx, environmentSid, build.sid)
  const settled = environmentSettled(environment, build)
  await updateRelease(trx, settled)
  await dropSuperseded(trx, environment.serviceSid)
  return { environment: settled, isNew: true }
}

/** Lets Builds stay that a Change is about to name. */
export async function keepBuilds(
  trx: Kysely<Database>,
  sids: readonly string[],
): Promise<void> {
  if (sids.length === 0) return
  await trx.updateTable('builds').set({ is_transient: 0 }).where('sid', 'in', sids).execute()
}

/** Deletes the snapshots that nothing runs on or names, but for the newest few. */
async function dropSuperseded(trx: Kysely<Database>, serviceSid: string): Promise<void> {
  const superseded = await trx
    .selectFrom('builds')
    .select('sid')
    .where('service_sid', '=', serviceSid)
    .where('is_transient', '=', 1)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('environments')
            .select('environments.sid')
            .where('environments.service_sid', '=', serviceSid)
            .whereRef('environments.build_sid', '=', 'builds.sid'),
        ),
      ),
    )
    .orderBy('date_created', 'desc')
    .orderBy('sid', 'desc')
    .execute()
  const sids = superseded.slice(SPARE_SNAPSHOTS).map(({ sid }) => sid)
  for (const chunk of chunksOf(sids)) {
    await trx.deleteFrom('builds').where('sid', 'in', chunk).execute()
  }
}

/** In the order of the table's own tree, so that its pages are filled one after another. */
async function listWhatIsLive(
  trx: Kysely<Database>,
  environmentSid: string,
  buildSid: string,
): Promise<void> {
  await trx
    .insertInto('build_versions')
    .columns(['build_sid', 'version_sid'])
    .expression((eb) =>
      eb
        .selectFrom('live')
        .select([eb.cast<string>(eb.val(buildSid), 'text').as('build_sid'), 'version_sid'])
        .where('environment_sid', '=', environmentSid)
        .orderBy('version_sid'),
    )
    .execute()
}

/** Whether exactly that is live in the Environment which the Build lists; nothing without one. */
export async function isExactlyLive(
  trx: Kysely<Database>,
  environmentSid: string,
  buildSid: string | null,
): Promise<boolean> {
  const unlisted = trx
    .selectFrom('live')
    .select('version_sid')
    .where('environment_sid', '=', environmentSid)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('build_versions')
            .select('build_versions.version_sid')
            .where('build_sid', '=', buildSid)
            .whereRef('build_versions.version_sid', '=', 'live.version_sid'),
        ),
      ),
    )
    .limit(1)
  if (await unlisted.executeTakeFirst()) return false
  const counted = await trx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('live')
        .select((of) => of.fn.countAll().as('rows'))
        .where('environment_sid', '=', environmentSid)
        .as('live'),
      eb
        .selectFrom('build_versions')
        .select((of) => of.fn.countAll().as('rows'))
        .where('build_sid', '=', buildSid)
        .as('listed'),
    ])
    .executeTakeFirstOrThrow()
  return Number(counted.live) === Number(counted.listed)
}
