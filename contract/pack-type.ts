/**
 * Many small files in one request, since each one's own would cost more than its bytes: a line of
 * JSON that lists them, ended by a line feed, then their bytes in the same order with nothing in
 * between.
 */
export const PACK_CONTENT_TYPE = 'application/vnd.hangar.pack'
