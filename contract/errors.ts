/**
 * The closed table of everything that can go wrong over the wire. Codes below 70000 are
 * Twilio's own for the same situation; 71xxx are Hangar's. `title` names the situation,
 * `remedy` says what to do; the message of one occurrence is written where it arises.
 */
export const ERRORS = {
  invalid_request: {
    code: 20001,
    status: 400,
    title: 'The request is not valid',
    remedy: 'Mend the parameter that the message names and send the request again.',
  },
  not_authenticated: {
    code: 20003,
    status: 401,
    title: 'You are not signed in',
    remedy:
      'Sign in with the link Hangar prints at start, or send the account SID and auth token.',
  },
  foreign_origin: {
    code: 20403,
    status: 403,
    title: 'The request came from another site',
    remedy:
      'Make changes from the Hangar console itself, or from a script without an Origin header.',
  },
  not_found: {
    code: 20404,
    status: 404,
    title: 'There is nothing here',
    remedy: 'Check the SID or name. It may have been deleted; its history can bring it back.',
  },
  already_deployed: {
    code: 20409,
    status: 409,
    title: 'The Environment has this Build already',
    remedy: 'Nothing is left to do. Deploy another Build, or to another Environment.',
  },
  too_many_sign_ins: {
    code: 20429,
    status: 429,
    title: 'Too many failed sign-ins',
    remedy: 'Wait for the time the Retry-After header names, then try again.',
  },
  internal: {
    code: 20500,
    status: 500,
    title: 'Hangar made a mistake',
    remedy: 'Try again. If it goes on, the log of the server says why.',
  },
  name_taken: {
    code: 71001,
    status: 409,
    title: 'The unique name is taken',
    remedy: 'Choose another unique name.',
  },
  path_taken: {
    code: 71002,
    status: 409,
    title: 'Another asset has this path',
    remedy: 'Choose another path, or upload with if_exists=replace or keep_both.',
  },
  path_invalid: {
    code: 71003,
    status: 400,
    title: 'The path cannot be used',
    remedy: 'Use a path of at most 255 characters without # ; , ? : @ + & $ ( ) \' " or `.',
  },
  changed_meanwhile: {
    code: 71004,
    status: 409,
    title: 'Someone else changed this meanwhile',
    remedy: 'Reload to see what is live now, then decide again.',
  },
  not_undoable: {
    code: 71005,
    status: 409,
    title: 'The change cannot be undone any more',
    remedy: 'What it touched has been changed since. Undo the later change first.',
  },
  too_large: {
    code: 71006,
    status: 413,
    title: 'Too many bytes',
    remedy:
      'Send a smaller file or raise HANGAR_MAX_ASSET_BYTES on the server; other requests can have 1 MiB.',
  },
  tus_version: {
    code: 71007,
    status: 412,
    title: 'The tus protocol version is not supported',
    remedy: 'Send the header Tus-Resumable: 1.0.0.',
  },
  wrong_media_type: {
    code: 71008,
    status: 415,
    title: 'The content type is not supported here',
    remedy:
      'Send upload bytes as application/offset+octet-stream, and JSON as application/json.',
  },
  offset_conflict: {
    code: 71009,
    status: 409,
    title: 'The upload goes on at another offset',
    remedy: 'Ask with HEAD for the Upload-Offset and send from there.',
  },
  upload_busy: {
    code: 71010,
    status: 423,
    title: 'Another request is sending this upload',
    remedy: 'Wait until it has ended, ask for the offset, and go on from there.',
  },
  precondition_failed: {
    code: 71012,
    status: 412,
    title: 'The asset is not the version you named',
    remedy: 'Read it again without If-Match or If-Unmodified-Since to see what it is now.',
  },
  range_not_satisfiable: {
    code: 71013,
    status: 416,
    title: 'The asset ends before that range',
    remedy: 'Ask for a range within the size that Content-Range tells.',
  },
  build_not_ready: {
    code: 71014,
    status: 409,
    title: 'The Build cannot be deployed',
    remedy:
      'Wait until its status is completed; if it failed, mend the reason and build again.',
  },
  build_in_use: {
    code: 71015,
    status: 409,
    title: 'The Build is live',
    remedy: 'Deploy another Build to the Environment first, or delete the Environment.',
  },
  functions_not_run: {
    code: 71016,
    status: 501,
    title: 'Functions are not run here',
    remedy: 'The mock keeps and edits Functions. Start the Hangar server to run them.',
  },
  functions_busy: {
    code: 71017,
    status: 429,
    title: 'Too many Functions are running at once',
    remedy: 'Try again when others have ended, or raise HANGAR_FUNCTION_CONCURRENCY.',
  },
  bytes_unknown: {
    code: 71018,
    status: 409,
    title: 'The server does not have these bytes',
    remedy: 'Send them as Content in multipart/form-data; the digest alone does not do.',
  },
  key_not_enough: {
    code: 71019,
    status: 403,
    title: 'An API key is not enough for this',
    remedy: 'Sign in to the console, or send the account SID and auth token.',
  },
  checksum_mismatch: {
    code: 71020,
    // tus's own, of its checksum extension.
    status: 460,
    title: 'The bytes are not those that were announced',
    remedy:
      'Send them again: they were damaged on the way, or the file changed while it was read.',
  },
  url_refused: {
    code: 71031,
    status: 400,
    title: 'The URL may not be fetched',
    remedy:
      'Use an http or https URL on the public internet. Hosts of your own network can be allowed by HANGAR_FETCH_ALLOW.',
  },
  url_failed: {
    code: 71032,
    status: 502,
    title: 'The site did not give the file',
    remedy: 'Check in a browser that anyone may open the URL, then fetch it again.',
  },
  url_timeout: {
    code: 71033,
    status: 504,
    title: 'The site took too long',
    remedy: 'Fetch it again later, or raise HANGAR_FETCH_TIMEOUT on the server.',
  },
  fetches_busy: {
    code: 71034,
    status: 429,
    title: 'Too many fetches wait for their turn',
    remedy: 'Begin this one again when some of the others have ended.',
  },
  storage_full: {
    code: 71011,
    status: 507,
    title: 'The disk of the server is full',
    remedy:
      'Free space on the disk of the data folder, or lower HANGAR_KEEP_FREE. What is already published is not affected.',
  },
} as const satisfies Record<string, ErrorEntry>

interface ErrorEntry {
  code: number
  status:
    | (400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 416 | 423 | 429 | 460)
    | (500 | 501 | 502 | 504 | 507)
  title: string
  remedy: string
}

export type ErrorName = keyof typeof ERRORS

/** The body of every error answer, in Twilio's shape. */
export interface ErrorBody {
  code: number
  message: string
  more_info: string
  status: number
}

/** Where the console explains a code; relative to the console's origin. */
export const moreInfo = (code: number) => `/errors/${code}`
