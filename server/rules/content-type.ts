import mime from 'mime'

const MEDIA_TYPE =
  /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w!#$&^.+-]+=("[^"\r\n]*"|[\w!#$&^.+-]+))*$/

/**
 * The content type to store: the one given if it is a plausible media type, else the one of
 * the path's extension, else `application/octet-stream`.
 */
export function contentTypeOf(path: string, given: string | undefined): string {
  const tidy = given?.trim() ?? ''
  if (MEDIA_TYPE.test(tidy)) return tidy
  return mime.getType(path) ?? 'application/octet-stream'
}

/** Whether a path's extension says what the file is. */
export const hasKnownExtension = (path: string) => mime.getType(path) !== null
