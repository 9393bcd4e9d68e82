import { type MemoryRows, addRow, findRow } from './memory-rows.ts'
import type { UploadRows } from './port.ts'

/** Uploads on their way in memory. */
export function memoryUploads({ uploads, environments }: MemoryRows): UploadRows {
  return {
    async createUpload(upload) {
      if (!environments.has(upload.environmentSid)) {
        throw new Error(`${upload.environmentSid} is no environment`)
      }
      addRow(uploads, upload)
    },
    findUpload: async (sid) => findRow(uploads, sid),
    deleteUpload: async (sid) => uploads.delete(sid),
    uploadsBefore: async (time) =>
      [...uploads.values()].filter((row) => row.dateCreated < time).map(({ sid }) => sid),
  }
}
