import { nearest } from '../rules/row-pages.ts'
import type { Page, RowKey } from '../catalog/port.ts'
import { LINE_COST, LOG_LIMIT, type Log, type LogQuery, type Logs } from './port.ts'

/** Lines in memory, for tests and for the console's mock. They are gone with the process. */
export function createMemoryLogs(limit = LOG_LIMIT): Logs {
  let lines: Log[] = []
  const keep = (isKept: (line: Log) => boolean) => {
    const before = lines.length
    lines = lines.filter(isKept)
    return before - lines.length
  }
  return {
    async append(added) {
      lines = newest([...lines, ...added.map((line) => ({ ...line }))].toSorted(byDate), limit)
    },
    page: async (environmentSid, query) =>
      pageOf(
        lines.filter((line) => line.environmentSid === environmentSid),
        query,
      ),
    async find(sid) {
      const line = lines.find((other) => other.sid === sid)
      return line ? { ...line } : null
    },
    dropBefore: async (time) => keep(({ dateCreated }) => dateCreated >= time),
    async dropEnvironments(environmentSids) {
      keep(({ environmentSid }) => !environmentSids.includes(environmentSid))
    },
    close: async () => undefined,
  }
}

/** What an Environment may keep of its lines, the newest; `lines` are oldest first. */
function newest(lines: Log[], limit: number): Log[] {
  const kept = new Map<string, number>()
  return lines
    .toReversed()
    .filter(({ environmentSid, message }) => {
      const size = (kept.get(environmentSid) ?? 0) + bytesOf(message) + LINE_COST
      kept.set(environmentSid, size)
      return size <= limit
    })
    .toReversed()
}

const bytesOf = (text: string) => new TextEncoder().encode(text).byteLength

/** Sorting is stable: lines of one moment stay in the order they came. */
const byDate = (a: Log, b: Log) => a.dateCreated - b.dateCreated

/** `lines` are those of the Environment, oldest first. */
function pageOf(lines: Log[], query: LogQuery): Page<Log> {
  const { after, before } = query
  const start = before ? placeAfter(lines, before) : 0
  const end = after ? placeOf(lines, after) : lines.length
  const wanted = lines.slice(start, end).filter((line) => matches(line, query))
  const { rows, hasMore } = nearest(wanted, query)
  return { rows: rows.map((line) => ({ ...line })), hasMore }
}

const matches = (line: Log, { functionSid, level, from, to }: LogQuery) =>
  (functionSid === undefined || line.functionSid === functionSid) &&
  (level === undefined || line.level === level) &&
  (from === undefined || line.dateCreated >= from) &&
  (to === undefined || line.dateCreated <= to)

/** Where the lines that are not older than the key's begin. */
function placeOf(lines: Log[], { sid, dateCreated }: RowKey): number {
  const known = lines.findIndex((line) => line.sid === sid)
  if (known !== -1) return known
  const place = lines.findIndex((line) => line.dateCreated >= dateCreated)
  return place === -1 ? lines.length : place
}

/** Where the lines that are newer than the key's begin. */
function placeAfter(lines: Log[], key: RowKey): number {
  const place = placeOf(lines, key)
  return lines[place]?.sid === key.sid ? place + 1 : place
}
