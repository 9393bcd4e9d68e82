import { LISTED_ENTRIES } from './drafts.ts'
import type { Events } from './events.ts'
import { commitToMemory } from './memory-commit.ts'
import { pageOf } from '../rules/row-pages.ts'
import type { MemoryRows } from './memory-rows.ts'
import type { ChangeRows } from './port.ts'
import type { Change } from './records.ts'

/** History in memory. */
export function memoryChanges(rows: MemoryRows, events: Events): ChangeRows {
  return {
    async commit(draft) {
      const { change, environment, served } = commitToMemory(rows, draft)
      events.emit({ type: 'change', environment: { ...environment }, served })
      return copyChange(change)
    },
    async listChanges(environmentSid, limit, after) {
      const own = [...rows.changes.values()].filter(
        (change) => change.environmentSid === environmentSid,
      )
      const { rows: changes, hasMore } = pageOf(own, { limit, after })
      const last = changes.at(-1)
      return {
        changes: changes.map((change) => copyChange(change, LISTED_ENTRIES)),
        next: hasMore && last ? { dateCreated: last.dateCreated, sid: last.sid } : null,
      }
    },
    async findChange(sid) {
      const change = rows.changes.get(sid)
      return change ? copyChange(change) : null
    },
  }
}

/** A copy with at most so many entries. */
function copyChange(change: Change, entries = change.entryCount): Change {
  return structuredClone({ ...change, entries: change.entries.slice(0, entries) })
}
