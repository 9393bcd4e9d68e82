import mime from 'mime'
import { LIMITS } from '../../contract/limits.ts'

/** Printable ASCII only: it is sent as a header, and bulk lists hold one for each file. */
const MEDIA_TYPE =
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+( *; *[\w!#$&^.+-]+=("[ !#-~]*"|[\w!#$&^.+-]+))*$/

/**
 * The content type to store: the one given if it is a plausible media type of printable ASCII and not
 * too long, else the one of
 * the path's extension, else `application/octet-stream`.
 */
export function contentTypeOf(path: string, given: string | undefined): string {
  const tidy = given?.trim() ?? ''
  if (tidy.length <= LIMITS.contentTypeLength && MEDIA_TYPE.test(tidy)) return tidy
  return mime.getType(path) ?? 'application/octet-stream'
}

/** Whether a path's extension says what the file is. */
export const hasKnownExtension = (path: string) => mime.getType(path) !== null
