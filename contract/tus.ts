/** The tus 1.0 protocol as Hangar speaks it (https://tus.io/protocols/resumable-upload). */
export const TUS_VERSION = '1.0.0'
export const TUS_EXTENSIONS = 'creation,creation-with-upload,termination,expiration,checksum'
/** Of Upload-Checksum, which is of the bytes of one request. */
export const TUS_CHECKSUM_ALGORITHMS = ['sha256', 'sha1'] as const
export const TUS_CONTENT_TYPE = 'application/offset+octet-stream'

/** Answer header that names what an upload became; its value is ASCII JSON of `Published`. */
export const PUBLISHED_HEADER = 'hangar-published'
