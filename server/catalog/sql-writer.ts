import { CompiledQuery, type Kysely } from 'kysely'
import type { Events } from './events.ts'
import type { CatalogEvent } from './port.ts'
import { execute } from './sql-prepared.ts'
import { shareSyncs } from './share-syncs.ts'
import type { Database } from './tables.ts'

/** What a write answers, and what it has to tell once it is durable. */
export interface Outcome<T> {
  answer: T
  events?: CatalogEvent[]
}

/** How writes become durable. */
export interface Durability {
  /** Resolves when what is asked for together has been. */
  gathered: () => Promise<void>
  /** Resolves when all that was committed before is on the disk. */
  sync: () => Promise<void>
  close: () => Promise<void>
}

/** The way to every write: none is answered before it is durable. */
export interface Writer {
  write<T>(work: (trx: Kysely<Database>) => Promise<Outcome<T>>): Promise<T>
  /** As `write`, of what nobody needs to hear of. */
  quietly<T>(work: (trx: Kysely<Database>) => Promise<T>): Promise<T>
  /** Resolves when all that can be read now is durable. */
  settled(): Promise<void>
  /** Resolves when all writes so far are done. */
  idle(): Promise<void>
}

/** A write that waits for its turn. Its work may be run anew after it was rolled back. */
interface Job {
  /** Within the transaction; gives how to end once that is durable. */
  work: (trx: Kysely<Database>) => Promise<() => void>
  fail: (error: unknown) => void
}

/**
 * Fewer writes than these wait for the sync that is under way and for those who join them
 * meanwhile: each commit writes pages of its own, which cost more than the wait.
 */
const MANY = 12

/**
 * Runs writes one after another. Those that were asked for by the time `gathered` resolves share
 * a transaction, but one that fails takes no other with it. While a group waits for its sync, the
 * next ones are committed if they are large, and share the sync after it. Each one's events are
 * told before the next one is answered: so events come in the order in which the database took
 * the writes.
 */
export function createWriter(
  db: Kysely<Database>,
  events: Events,
  { gathered, sync }: Omit<Durability, 'close'>,
): Writer {
  const synced = shareSyncs(sync)
  let waiting: Job[] = []
  let running: Promise<void> | null = null
  let committing: Promise<(() => void)[] | null> | null = null
  let settled = Promise.resolve()
  const runAll = async () => {
    while (waiting.length > 0) {
      await gathered()
      if (waiting.length < MANY) await settled
      const group = waiting
      waiting = []
      committing = commitGroup(db, group)
      const ends = await committing
      if (ends) settled = settle(synced(), group, ends)
    }
    running = null
  }
  const write: Writer['write'] = (work) => {
    const { promise, resolve, reject } =
      Promise.withResolvers<Awaited<ReturnType<typeof work>>['answer']>()
    waiting.push({
      work: async (trx) => {
        const { answer, events: told = [] } = await work(trx)
        return () => {
          for (const event of told) events.emit(event)
          resolve(answer)
        }
      },
      fail: reject,
    })
    running ??= runAll()
    return promise
  }
  return {
    write,
    quietly: (work) => write(async (trx) => ({ answer: await work(trx) })),
    settled: async () => {
      await committing
      await settled
    },
    idle: async () => {
      await running
      await settled
    },
  }
}

/** Answers a group once it is durable, or says why it may not be. */
async function settle(
  durable: Promise<void>,
  group: readonly Job[],
  ends: readonly (() => void)[],
): Promise<void> {
  try {
    await durable
    for (const end of ends) end()
  } catch (error) {
    for (const { fail } of group) fail(error)
  }
}

/** Commits what can be of a group; null, having failed all of it, when nothing can. */
async function commitGroup(
  db: Kysely<Database>,
  group: readonly Job[],
): Promise<(() => void)[] | null> {
  try {
    // A savepoint for each would be two more statements, and mostly for nothing.
    return await commitEach(db, group, (trx, { work }) => work(trx)).catch((error: unknown) => {
      if (group.length === 1) throw error
      return commitEach(db, group, runApart)
    })
  } catch (error) {
    for (const { fail } of group) fail(error)
    return null
  }
}

function commitEach(
  db: Kysely<Database>,
  group: readonly Job[],
  run: (trx: Kysely<Database>, job: Job) => Promise<() => void>,
): Promise<(() => void)[]> {
  return db
    .transaction()
    .setIsolationLevel('serializable')
    .execute(async (trx) => {
      const ends: (() => void)[] = []
      for (const job of group) ends.push(await run(trx, job))
      return ends
    })
}

/** Runs a job so that what it has written goes when it fails, and nothing else. */
async function runApart(trx: Kysely<Database>, { work, fail }: Job): Promise<() => void> {
  await execute(trx, SAVEPOINT)
  try {
    const end = await work(trx)
    await execute(trx, RELEASE)
    return end
  } catch (error) {
    try {
      await execute(trx, ROLL_BACK)
      await execute(trx, RELEASE)
    } catch {
      // A full disk makes SQLite roll back all by itself; what it failed with must come out then.
      throw error
    }
    return () => fail(error)
  }
}

const SAVEPOINT = CompiledQuery.raw('savepoint write_apart')
const RELEASE = CompiledQuery.raw('release savepoint write_apart')
const ROLL_BACK = CompiledQuery.raw('rollback to savepoint write_apart')
