/** What a file is to the eye: each kind has an icon. */
export type FileKind =
  | 'image'
  | 'audio'
  | 'video'
  | 'font'
  | 'pdf'
  | 'archive'
  | 'table'
  | 'code'
  | 'text'
  | 'other'

const BY_SUBTYPE: readonly (readonly [RegExp, FileKind])[] = [
  [/^pdf$/, 'pdf'],
  [/zip|compressed|tar$|gzip|rar|7z/, 'archive'],
  [/csv|spreadsheet|excel|tab-separated/, 'table'],
  [/json|javascript|typescript|xml|html|css|wasm|yaml|toml|x-sh|x-httpd-php/, 'code'],
  [/font/, 'font'],
]
const BY_TYPE: Record<string, FileKind> = {
  image: 'image',
  audio: 'audio',
  video: 'video',
  font: 'font',
  text: 'text',
}

/** The kind of a content type such as `text/html; charset=utf-8`. */
export function kindOf(contentType: string): FileKind {
  const [essence = ''] = contentType.toLowerCase().split(';')
  const [type = '', subtype = ''] = essence.trim().split('/')
  // An image is an image even when it is written in XML.
  if (type === 'image') return 'image'
  const known = BY_SUBTYPE.find(([pattern]) => pattern.test(subtype))
  return known?.[1] ?? BY_TYPE[type] ?? 'other'
}

/** Above it a picture costs more than it tells: 8 MiB. */
const LARGEST_THUMBNAIL = 8 * 1024 ** 2

// What browsers can show in an <img>; others would only fail after loading.
const SHOWN =
  /^image\/(png|apng|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)\b/i

/** Whether the picture itself can stand for the asset. */
export function hasThumbnail(asset: { content_type: string; size: number }): boolean {
  return SHOWN.test(asset.content_type) && asset.size <= LARGEST_THUMBNAIL
}
