import type { UnfinishedUpload } from '../../contract/uploads.ts'
import type { Upload } from '../catalog/records.ts'
import { isoDate } from './wire-links.ts'

/** Where tus goes on with an upload, relative to the API's origin. */
export const uploadUrl = (sid: string) => `/api/uploads/${sid}`

/** An upload of which `offset` bytes have come. */
export function toUnfinishedUpload(upload: Upload, offset: number): UnfinishedUpload {
  return {
    sid: upload.sid,
    service_sid: upload.serviceSid,
    environment_sid: upload.environmentSid,
    path: upload.path,
    visibility: upload.visibility,
    if_exists: upload.ifExists,
    size: upload.length,
    offset,
    date_created: isoDate(upload.dateCreated),
    date_expires: isoDate(upload.dateExpires),
    url: uploadUrl(upload.sid),
  }
}
