import { pageOf } from '../rules/row-pages.ts'
import { type MemoryRows, addRow, findRow } from './memory-rows.ts'
import type { UploadRows } from './port.ts'
import type { Upload } from './records.ts'

/** The upload that an Environment has of a key. */
export function uploadOfKey(
  { uploads }: MemoryRows,
  environmentSid: string,
  key: string,
): Upload | undefined {
  const isIt = (row: Upload) => row.key === key && row.environmentSid === environmentSid
  return [...uploads.values()].find(isIt)
}

/** Uploads on their way in memory. */
export function memoryUploads(rows: MemoryRows): UploadRows {
  const { uploads, environments } = rows
  return {
    async createUpload(upload) {
      if (!environments.has(upload.environmentSid)) {
        throw new Error(`${upload.environmentSid} is no environment`)
      }
      if (upload.key && uploadOfKey(rows, upload.environmentSid, upload.key)) return false
      addRow(uploads, upload)
      return true
    },
    findUpload: async (sid) => findRow(uploads, sid),
    findUploadByKey: async (environmentSid, key) => {
      const found = uploadOfKey(rows, environmentSid, key)
      return found ? { ...found } : null
    },
    listUploads: async (serviceSid, { environmentSid, ...query }) => {
      const unfinished = [...uploads.values()]
        .filter((row) => row.serviceSid === serviceSid && row.changeSid === null)
        .filter((row) => (environmentSid ?? row.environmentSid) === row.environmentSid)
      return structuredClone(pageOf(unfinished, query))
    },
    reviseUpload: async ({ sid, ...revised }) => {
      const row = uploads.get(sid)
      if (!row || row.changeSid !== null) return false
      const { path, visibility, contentType, ifExists, metadata, sha256 } = revised
      uploads.set(sid, { ...row, path, visibility, contentType, ifExists, metadata, sha256 })
      return true
    },
    extendUpload: async (sid, dateExpires) => {
      const row = uploads.get(sid)
      if (row && row.dateExpires < dateExpires) uploads.set(sid, { ...row, dateExpires })
    },
    deleteUpload: async (sid) => uploads.delete(sid),
    expiredUploads: async (time) =>
      [...uploads.values()].filter((row) => row.dateExpires < time).map(({ sid }) => sid),
  }
}
