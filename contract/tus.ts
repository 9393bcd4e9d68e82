/** The tus 1.0 protocol as Hangar speaks it (https://tus.io/protocols/resumable-upload). */
export const TUS_VERSION = '1.0.0'
export const TUS_EXTENSIONS = 'creation,creation-with-upload,termination'
export const TUS_CONTENT_TYPE = 'application/offset+octet-stream'

/** Answer header that names what an upload became; its value is ASCII JSON of `Published`. */
export const PUBLISHED_HEADER = 'hangar-published'
