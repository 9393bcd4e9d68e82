import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { publishedSchema } from '../../contract/uploads.ts'
import { sidSchema } from '../../contract/sids.ts'
import {
  PUBLISHED_HEADER,
  TUS_CHECKSUM_ALGORITHMS,
  TUS_CONTENT_TYPE,
} from '../../contract/tus.ts'
import { failures } from './route-kit.ts'

type Registry = OpenAPIHono['openAPIRegistry']

const tusHeader = z.object({ 'tus-resumable': z.literal('1.0.0') })
const offset = z.string().openapi({ description: 'Bytes', example: '0' })
const metadata = z.string().openapi({
  description:
    'Pairs of a key and base64: service, path; perhaps environment, visibility, content_type, if_exists, key, sha256',
})
const params = z.object({ sid: sidSchema('upload') })
const bytes = {
  content: { [TUS_CONTENT_TYPE]: { schema: z.string().openapi({ format: 'binary' }) } },
}
const expires = z.string().optional().openapi({
  description:
    'An HTTP date: when it may be given up, unless more bytes come. Of unfinished ones',
})
const checksum = z
  .string()
  .optional()
  .openapi({
    description: `Of the bytes of this request: ${TUS_CHECKSUM_ALGORITHMS.join(' or ')}, and base64`,
  })
const progressHeaders = z.object({
  'upload-offset': offset,
  'upload-expires': expires,
  [PUBLISHED_HEADER]: z.string().optional(),
})

/** Describes the tus routes: they answer with headers, so no handler can be derived from it. */
export function describeUploads(registry: Registry): void {
  registry.register('Published', publishedSchema)
  registry.registerPath({
    method: 'options',
    path: '/uploads',
    summary: 'Tell the tus version, its extensions, its checksums and the largest size',
    responses: {
      204: {
        description:
          'In the headers Tus-Version, Tus-Extension, Tus-Checksum-Algorithm, Tus-Max-Size',
      },
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/uploads',
    summary: 'Begin an upload, or find it by its key; with a body, send its first bytes too',
    request: {
      headers: tusHeader.extend({
        'upload-length': offset,
        'upload-metadata': metadata,
        'upload-checksum': checksum,
      }),
      body: bytes,
    },
    responses: {
      201: {
        description: 'Begun, at the URL in Location; complete when Hangar-Published is there',
        headers: progressHeaders.extend({ location: z.string() }),
      },
      ...failures(
        'invalid_request',
        'path_invalid',
        'not_found',
        'path_taken',
        'tus_version',
        'too_large',
        'upload_busy',
        'checksum_mismatch',
        'storage_full',
      ),
    },
  })
  registry.registerPath({
    method: 'head',
    path: '/uploads/{sid}',
    summary: 'Ask how many bytes have been acknowledged',
    request: { params, headers: tusHeader },
    responses: {
      200: {
        description: 'The offset to go on from',
        headers: z.object({
          'upload-offset': offset,
          'upload-length': offset,
          'upload-metadata': z.string(),
          'upload-expires': expires,
          [PUBLISHED_HEADER]: z.string().optional(),
        }),
      },
      ...failures(
        'not_found',
        'path_taken',
        'tus_version',
        'upload_busy',
        'checksum_mismatch',
        'storage_full',
      ),
    },
  })
  registry.registerPath({
    method: 'patch',
    path: '/uploads/{sid}',
    summary: 'Send bytes from an offset on',
    request: {
      params,
      headers: tusHeader.extend({ 'upload-offset': offset, 'upload-checksum': checksum }),
      body: bytes,
    },
    responses: {
      204: {
        description: 'Received; published when Hangar-Published (JSON of Published) is there',
        headers: progressHeaders,
      },
      ...failures(
        'invalid_request',
        'not_found',
        'offset_conflict',
        'path_taken',
        'tus_version',
        'too_large',
        'wrong_media_type',
        'upload_busy',
        'checksum_mismatch',
        'storage_full',
      ),
    },
  })
  registry.registerPath({
    method: 'delete',
    path: '/uploads/{sid}',
    summary: 'Give an upload up and drop its bytes; one that is published stays',
    request: { params, headers: tusHeader },
    responses: {
      204: { description: 'Gone' },
      ...failures(
        'not_found',
        'tus_version',
        'changed_meanwhile',
        'upload_busy',
        'storage_full',
      ),
    },
  })
}
