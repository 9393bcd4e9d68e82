import { z } from 'zod'
import type { RowKey } from '../catalog/port.ts'
import { cursorCodec } from './cursor.ts'

const ORDER = '-date_created'
const codec = cursorCodec(z.object({ dateCreated: z.number(), sid: z.string() }))

/** The cursors of lists that go newest first: history, deployments, logs. */
export const rowCursor = {
  /** The cursor of a row; null for none. */
  at: (row: RowKey | null | undefined): string | null =>
    codec.encode(ORDER, row ? { dateCreated: row.dateCreated, sid: row.sid } : null),
  /** Throws invalid_request when the cursor is none of these. */
  decode: (cursor: string | undefined): RowKey | undefined => codec.decode(ORDER, cursor),
}
