import { CompiledQuery, type Kysely } from 'kysely'
import type { Events } from './events.ts'
import type { CatalogEvent } from './port.ts'
import { execute } from './sql-prepared.ts'
import type { Database } from './tables.ts'

/** What a write answers, and what it has to tell once it is durable. */
export interface Outcome<T> {
  answer: T
  events?: CatalogEvent[]
}

/** The way to every write of more than one statement, or that someone must hear of. */
export interface Writer {
  write<T>(work: (trx: Kysely<Database>) => Promise<Outcome<T>>): Promise<T>
  /** As `write`, of what nobody needs to hear of. */
  quietly<T>(work: (trx: Kysely<Database>) => Promise<T>): Promise<T>
  /** Resolves when all writes so far are done. */
  idle(): Promise<unknown>
}

/** A write that waits for its turn. */
interface Job {
  /** Within the transaction; gives how to end once that is durable. */
  work: (trx: Kysely<Database>) => Promise<() => void>
  fail: (error: unknown) => void
}

/**
 * Runs writes one after another. Those that were asked for by the time `gathered` resolves share
 * a transaction, so that one sync makes all of them durable; each has a savepoint of its own, so
 * that one that fails takes no other with it. Each one's events are told before the next one
 * is answered: so events come in the order in which the database took the writes.
 */
export function createWriter(
  db: Kysely<Database>,
  events: Events,
  gathered: () => Promise<void>,
): Writer {
  let waiting: Job[] = []
  let running: Promise<void> | null = null
  const runAll = async () => {
    while (waiting.length > 0) {
      await gathered()
      const group = waiting
      waiting = []
      await runGroup(db, group)
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
    idle: async () => running,
  }
}

async function runGroup(db: Kysely<Database>, group: readonly Job[]): Promise<void> {
  const transaction = db.transaction().setIsolationLevel('serializable')
  try {
    const ends = await transaction.execute(async (trx) => {
      const [only, ...others] = group
      if (only && others.length === 0) return [await only.work(trx)]
      const written: (() => void)[] = []
      for (const job of group) written.push(await runApart(trx, job))
      return written
    })
    for (const end of ends) end()
  } catch (error) {
    for (const { fail } of group) fail(error)
  }
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
