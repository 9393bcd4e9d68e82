import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'
import { prepare } from './sql-prepared.ts'

/** Digests of a batch for the sweeper. */
const BATCH = 500

const insert = prepare<{ digest: string; dateSealed: number; bytes: Uint8Array }, unknown>(
  (db, value) =>
    db
      .insertInto('small_files')
      .values({
        digest: value('digest'),
        date_sealed: value('dateSealed'),
        bytes: value('bytes'),
      })
      .onConflict((conflict) =>
        conflict.column('digest').doUpdateSet((eb) => ({
          date_sealed: eb.ref('excluded.date_sealed'),
        })),
      ),
)

/** Writes the bytes of a small file, or notes that the same came again. */
export async function writeBytes(
  trx: Kysely<Database>,
  digest: string,
  bytes: Uint8Array,
  dateSealed: number,
): Promise<void> {
  await insert(trx, { digest, bytes, dateSealed })
}

const select = prepare<{ digest: string }, { bytes: Uint8Array }>((db, value) =>
  db.selectFrom('small_files').select('bytes').where('digest', '=', value('digest')),
)

export async function findBytes(
  db: Kysely<Database>,
  digest: string,
): Promise<Uint8Array | null> {
  return (await select(db, { digest })).rows[0]?.bytes ?? null
}

/** Their number; null when there are none. */
export async function renewBytes(
  db: Kysely<Database>,
  digest: string,
  now: number,
): Promise<number | null> {
  const renewed = await db
    .updateTable('small_files')
    .set({ date_sealed: now })
    .where('digest', '=', digest)
    .returning((eb) => eb.fn<number>('length', ['bytes']).as('size'))
    .executeTakeFirst()
  return renewed?.size ?? null
}

/** In batches, each by a query of its own: an open one would block writes. */
export async function* listBytes(
  db: Kysely<Database>,
): AsyncGenerator<{ digest: string; sealed: number }[]> {
  let last = ''
  while (true) {
    const rows = await db
      .selectFrom('small_files')
      .select(['digest', 'date_sealed as sealed'])
      .where('digest', '>', last)
      .orderBy('digest')
      .limit(BATCH)
      .execute()
    if (rows.length > 0) yield rows
    last = rows.at(-1)?.digest ?? ''
    if (rows.length < BATCH) return
  }
}

export async function deleteBytes(
  db: Kysely<Database>,
  digest: string,
  before: number,
): Promise<void> {
  await db
    .deleteFrom('small_files')
    .where('digest', '=', digest)
    .where('date_sealed', '<', before)
    .execute()
}
