import { uploadMetadataSchema, type UploadMetadata } from '../../contract/uploads.ts'
import { Failure } from '../failure.ts'

/**
 * Reads tus's Upload-Metadata: `key base64,key base64`, values UTF-8. Unknown keys are left
 * out. Throws invalid_request naming what is wrong.
 */
export function parseUploadMetadata(header: string): UploadMetadata {
  const pairs = header
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', value = ''] = pair.split(/ +/)
      return [key, decode(key, value)]
    })
  const parsed = uploadMetadataSchema.safeParse(Object.fromEntries(pairs))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
  throw new Failure('invalid_request', `Upload-Metadata is not valid: ${problems.join('; ')}.`)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(key: string, value: string): string {
  try {
    return utf8.decode(Uint8Array.fromBase64(value))
  } catch {
    throw new Failure(
      'invalid_request',
      `Upload-Metadata is not valid: the value of ${key} is not base64 of UTF-8 text.`,
    )
  }
}
