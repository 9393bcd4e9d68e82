import type { Kysely } from 'kysely'
import { z } from 'zod'
import { queryInChunks } from './chunks.ts'
import { LISTED_ENTRIES } from './drafts.ts'
import type { ChangePage, RowKey } from './port.ts'
import type { Change, ChangeEntry, ReleaseEntry } from './records.ts'
import { selectPage } from './sql-page.ts'
import { insertEach, prepare } from './sql-prepared.ts'
import type { Database } from './tables.ts'

const CHANGE = [
  'sid',
  'service_sid as serviceSid',
  'environment_sid as environmentSid',
  'kind',
  'actor',
  'undoes',
  'undone_by as undoneBy',
  'date_created as dateCreated',
  'entry_count as entryCount',
  'release',
] as const

const ENTRY = ['path', 'before_version as before', 'after_version as after'] as const

/** Newest first; each Change with its first few entries. */
export async function listChanges(
  db: Kysely<Database>,
  environmentSid: string,
  limit: number,
  after?: RowKey,
): Promise<ChangePage> {
  const own = db
    .selectFrom('changes')
    .select(CHANGE)
    .where('environment_sid', '=', environmentSid)
  const { rows: page, hasMore } = await selectPage(own, 'changes', { limit, after })
  const entries = await firstEntries(
    db,
    page.map(({ sid }) => sid),
  )
  const last = page.at(-1)
  return {
    changes: page.map((row) => toChange(row, entries.get(row.sid) ?? [])),
    next: hasMore && last ? { dateCreated: last.dateCreated, sid: last.sid } : null,
  }
}

async function firstEntries(
  db: Kysely<Database>,
  changeSids: string[],
): Promise<Map<string, ChangeEntry[]>> {
  const rows = await queryInChunks(changeSids, (chunk) =>
    db
      .selectFrom('change_entries')
      .select(['change_sid', ...ENTRY])
      .where('change_sid', 'in', chunk)
      .where('position', '<', LISTED_ENTRIES)
      .orderBy('change_sid')
      .orderBy('position')
      .execute(),
  )
  const byChange = Map.groupBy(rows, (row) => row.change_sid)
  return new Map([...byChange].map(([sid, entries]) => [sid, entries.map(toEntry)]))
}

function toEntry({ path, before, after }: ChangeEntry): ChangeEntry {
  return { path, before, after }
}

/** One Change with all its entries. */
export async function findChange(db: Kysely<Database>, sid: string): Promise<Change | null> {
  const found = db.selectFrom('changes').select(CHANGE).where('sid', '=', sid)
  const change = await found.executeTakeFirst()
  if (!change) return null
  const entries = await db
    .selectFrom('change_entries')
    .select(ENTRY)
    .where('change_sid', '=', sid)
    .orderBy('position')
    .execute()
  return toChange(change, entries)
}

const releaseSchema = z.object({
  buildSid: z.string().nullable(),
  deploymentSid: z.string().nullable(),
})
const releaseEntrySchema = z.object({
  before: releaseSchema.nullable(),
  after: releaseSchema.nullable(),
})

function toChange(
  row: Omit<Change, 'entries' | 'release'> & { release: string | null },
  entries: ChangeEntry[],
): Change {
  const release = row.release === null ? null : toReleaseEntry(row.release)
  return { ...row, entries, release }
}

const toReleaseEntry = (json: string): ReleaseEntry =>
  releaseEntrySchema.parse(JSON.parse(json))

const insert = prepare<
  Omit<Change, 'entries' | 'release'> & { release: string | null },
  unknown
>((db, value) =>
  db.insertInto('changes').values({
    sid: value('sid'),
    service_sid: value('serviceSid'),
    environment_sid: value('environmentSid'),
    kind: value('kind'),
    actor: value('actor'),
    undoes: value('undoes'),
    undone_by: value('undoneBy'),
    entry_count: value('entryCount'),
    release: value('release'),
    date_created: value('dateCreated'),
  }),
)

const insertEntry = prepare<ChangeEntry & { changeSid: string; position: number }, unknown>(
  (db, value) =>
    db.insertInto('change_entries').values({
      change_sid: value('changeSid'),
      position: value('position'),
      path: value('path'),
      before_version: value('before'),
      after_version: value('after'),
    }),
)

/** Writes a Change with its entries. */
export async function insertChange(trx: Kysely<Database>, change: Change): Promise<void> {
  const { entries, sid: changeSid } = change
  const release = change.release && JSON.stringify(change.release)
  await insert(trx, { ...change, release })
  const rows = entries.map((entry, position) => ({ ...entry, changeSid, position }))
  await insertEach(insertEntry, trx, rows)
}

/** Notes that a Change was taken back. False when it was already, or is not there. */
export async function markUndone(
  trx: Kysely<Database>,
  environmentSid: string,
  sid: string,
  undoneBy: string,
): Promise<boolean> {
  const marked = await trx
    .updateTable('changes')
    .set({ undone_by: undoneBy })
    .where('sid', '=', sid)
    .where('environment_sid', '=', environmentSid)
    .where('undone_by', 'is', null)
    .returning('sid')
    .executeTakeFirst()
  return marked !== undefined
}
