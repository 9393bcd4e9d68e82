import { compareCodePoints } from './code-point-order.ts'
import type { Change, ChangeDraft } from './records.ts'

/**
 * The Change that a draft becomes, with its entries ordered by path. Throws an Error when the
 * draft has no entry, or two for one path: that is a fault of its maker, not a stale view.
 */
export function changeFrom(draft: ChangeDraft): Change {
  const entries = draft.entries
    .map(({ path, before, after }) => ({ path, before, after }))
    .toSorted((a, b) => compareCodePoints(a.path, b.path))
  if (entries.length === 0) throw new Error(`draft ${draft.sid} has no entries`)
  const twice = entries.find((entry, at) => entry.path === entries[at + 1]?.path)
  if (twice) throw new Error(`draft ${draft.sid} has two entries for ${twice.path}`)
  return {
    sid: draft.sid,
    serviceSid: draft.serviceSid,
    environmentSid: draft.environmentSid,
    kind: draft.kind,
    actor: draft.actor,
    undoes: draft.undoes,
    undoneBy: null,
    dateCreated: draft.dateCreated,
    entryCount: entries.length,
    entries,
  }
}

/** How many entries of each Change a list shows. */
export const LISTED_ENTRIES = 10
