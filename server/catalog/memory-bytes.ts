import type { ByteRows } from './byte-rows.ts'
import type { MemoryRows } from './memory-rows.ts'

/** The bytes of small files in memory. */
export function memoryBytes({ smallFiles }: MemoryRows): ByteRows {
  return {
    findBytes: async (digest) => smallFiles.get(digest)?.bytes ?? null,
    async renewBytes(digest, now) {
      const file = smallFiles.get(digest)
      if (file) smallFiles.set(digest, { ...file, sealed: now })
      return file?.bytes.byteLength ?? null
    },
    async *listBytes() {
      if (smallFiles.size === 0) return
      yield [...smallFiles].map(([digest, { sealed }]) => ({ digest, sealed }))
    },
    async deleteBytes(digest, before) {
      if ((smallFiles.get(digest)?.sealed ?? Infinity) < before) smallFiles.delete(digest)
    },
  }
}
