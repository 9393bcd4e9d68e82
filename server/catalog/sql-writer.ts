import type { Kysely } from 'kysely'
import type { Events } from './events.ts'
import type { CatalogEvent } from './port.ts'
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

/**
 * Runs writes one after another, each in a transaction, and tells each one's events before the
 * next begins: so events come in the order in which the database took the writes.
 */
export function createWriter(db: Kysely<Database>, events: Events): Writer {
  let last: Promise<unknown> = Promise.resolve()
  const run = async <T>(work: (trx: Kysely<Database>) => Promise<Outcome<T>>) => {
    const transaction = db.transaction().setIsolationLevel('serializable')
    const outcome = await transaction.execute(work)
    for (const event of outcome.events ?? []) events.emit(event)
    return outcome.answer
  }
  const write: Writer['write'] = (work) => {
    const turn = last.then(() => run(work))
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    write,
    quietly: (work) => write(async (trx) => ({ answer: await work(trx) })),
    idle: () => last,
  }
}
