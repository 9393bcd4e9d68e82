import { oldestFirst } from '../rules/row-pages.ts'
import { type MemoryRows, addRow, findRow } from './memory-rows.ts'
import type { KeyRows } from './port.ts'

/** API keys in memory. */
export function memoryKeys({ keys }: MemoryRows): KeyRows {
  return {
    createKey: async (key) => addRow(keys, key),
    listKeys: async () => oldestFirst(keys.values()),
    findKey: async (sid) => findRow(keys, sid),
    deleteKey: async (sid) => keys.delete(sid),
  }
}
