import { sql, type Kysely } from 'kysely'
import { LINE_COST } from './port.ts'
import type { LogsDatabase } from './sql-rows.ts'

/** Lines looked at, and dropped, by one statement. */
const AT_ONCE = 500

/** Drops the oldest lines of an Environment that has more bytes than it may. */
export async function dropBeyond(
  db: Kysely<LogsDatabase>,
  environmentSid: string,
  limit: number,
): Promise<void> {
  let excess = (await sizeOf(db, environmentSid)) - limit
  while (excess > 0) {
    const seqs: number[] = []
    for (const { seq, size } of await oldest(db, environmentSid)) {
      if (excess <= 0) break
      seqs.push(seq)
      excess -= size
    }
    // A size that is not true must not keep this going.
    if (seqs.length === 0) return
    await db.deleteFrom('logs').where('seq', 'in', seqs).execute()
  }
}

async function sizeOf(db: Kysely<LogsDatabase>, environmentSid: string): Promise<number> {
  const sizes = db.selectFrom('log_sizes').select('size')
  const found = await sizes.where('environment_sid', '=', environmentSid).executeTakeFirst()
  return found?.size ?? 0
}

const oldest = (db: Kysely<LogsDatabase>, environmentSid: string) =>
  db
    .selectFrom('logs')
    .select(['seq', sql<number>`octet_length(message) + ${sql.lit(LINE_COST)}`.as('size')])
    .where('environment_sid', '=', environmentSid)
    .orderBy('date_created')
    .orderBy('seq')
    .limit(AT_ONCE)
    .execute()
