/**
 * Rows, or values of a list, in one SQL statement: SQLite binds at most 32,766 parameters and
 * PostgreSQL 65,535, and no table has more than a dozen columns.
 */
const CHUNK = 500

/** Cuts a list into parts that one SQL statement can take. */
export function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += CHUNK) chunks.push(items.slice(at, at + CHUNK))
  return chunks
}

/** Runs a query on each part of the distinct values and joins what it finds. */
export async function queryInChunks<T, Row>(
  values: readonly T[],
  query: (chunk: T[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const chunk of chunksOf([...new Set(values)])) {
    for (const row of await query(chunk)) rows.push(row)
  }
  return rows
}
