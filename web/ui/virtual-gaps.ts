/** A rendered row of a virtual list, with its place from the top in px. */
export interface PlacedRow {
  index: number
  start: number
  end: number
}

/** What to render in order: rows, and empty space in the place of those that are not. */
export type Stretch<Row> =
  | { type: 'row'; row: Row }
  | { type: 'gap'; key: string; height: number }

/**
 * Rows in normal flow with gaps between them, so that one that is far off screen (it has the
 * focus) can stay in the page. `total` is the height of the whole list.
 */
export function withGaps<Row extends PlacedRow>(
  rows: readonly Row[],
  total: number,
): Stretch<Row>[] {
  const stretches: Stretch<Row>[] = []
  let end = 0
  for (const row of rows) {
    if (row.start > end) {
      stretches.push({ type: 'gap', key: `before-${row.index}`, height: row.start - end })
    }
    stretches.push({ type: 'row', row })
    end = row.end
  }
  if (total > end) stretches.push({ type: 'gap', key: 'after', height: total - end })
  return stretches
}

/**
 * The rows of `count` to render, in order: those in view, and the one to keep with its
 * neighbours, so that Tab finds the next control on either side.
 */
export function rowsToRender(
  inView: readonly number[],
  kept: number | null,
  count: number,
): number[] {
  if (kept === null) return [...inView]
  const around = [kept - 1, kept, kept + 1].filter((row) => row >= 0 && row < count)
  return [...new Set([...inView, ...around])].toSorted((a, b) => a - b)
}

/**
 * The first rows of `count`, and the one to keep, where they would be if each were `estimate`
 * px high: what to render while it is not known which are in view.
 */
export function firstRows(
  first: number,
  kept: number | null,
  count: number,
  estimate: number,
): PlacedRow[] {
  const rows = Array.from({ length: first }, (_, index) => index)
  return rowsToRender(rows, kept, count).map((index) => ({
    index,
    start: index * estimate,
    end: (index + 1) * estimate,
  }))
}
