import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely'
import type { Database } from './tables.ts'

/** Stands for a value in a statement that is being built. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Gives the place of a value, to be used where the value itself would be. */
type ValueOf<Values> = <Name extends keyof Values & string>(name: Name) => Values[Name]

/**
 * A statement that is built once for each dialect and then run with other values: building costs
 * several times as much as SQLite takes to run it. A value may be null only where that makes the
 * same text.
 */
export function prepare<Values extends object, Row>(
  build: (db: Kysely<Database>, value: ValueOf<Values>) => Compilable<Row>,
): (db: Kysely<Database>, values: Values) => Promise<QueryResult<Row>> {
  const built = new WeakMap<object, CompiledQuery<Row>>()
  return async (db, values) => {
    const { adapter } = db.getExecutor()
    let query = built.get(adapter)
    if (!query) {
      query = build(db, slotOf).compile()
      built.set(adapter, query)
    }
    return execute(db, { ...query, parameters: fill(query.parameters, values) })
  }
}

/** What a dialect's adapter is where the database answers at once, as SQLite does. */
export interface AnswersAtOnce {
  /** Runs a statement, in the transaction that is open, if one is. */
  executeNow<Row>(query: CompiledQuery<Row>): QueryResult<Row>
  /** Whether no transaction is open. */
  isAtRest(): boolean
}

/**
 * Runs a statement by the shortest way there is: a dozen promises for each cost as much as the
 * statements. Beside the transaction of another, which it would see before that is committed, it
 * waits its turn.
 */
export async function execute<Row>(
  db: Kysely<Database>,
  query: CompiledQuery<Row>,
): Promise<QueryResult<Row>> {
  const { adapter } = db.getExecutor()
  return answersAtOnce(adapter) && (db.isTransaction || adapter.isAtRest())
    ? adapter.executeNow(query)
    : db.executeQuery(query)
}

const answersAtOnce = (adapter: object): adapter is AnswersAtOnce => 'executeNow' in adapter

/** A slot passes for the value that will be there. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const slotOf = (name: string) => new Slot(name) as never

function fill(parameters: readonly unknown[], values: object): unknown[] {
  return parameters.map((one) => (one instanceof Slot ? Reflect.get(values, one.name) : one))
}

/** Writes rows one by one, by a statement that is built once. */
export async function insertEach<Values extends object>(
  insert: (db: Kysely<Database>, values: Values) => Promise<unknown>,
  db: Kysely<Database>,
  rows: readonly Values[],
): Promise<void> {
  for (const row of rows) await insert(db, row)
}
