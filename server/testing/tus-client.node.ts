import { Upload, type HttpResponse, type UploadOptions } from 'tus-js-client'
import { PUBLISHED_HEADER } from '../../contract/tus.ts'
import { publishedSchema, type Published } from '../../contract/uploads.ts'
import type { ChildHangar } from './child-hangar.node.ts'

export const MIB = 1024 * 1024

/** One exchange of tus-js-client with a Hangar. */
export interface Exchange {
  method: string
  status: number
  /** By lower-case name. */
  header: (name: string) => string | undefined
}

/** For tests: an upload by tus-js-client's build for Node, and all that was said. */
export interface ClientUpload {
  upload: Upload
  exchanges: Exchange[]
  /** Runs it to its end; what was published, or the error the client gives up with. */
  run: () => Promise<Published>
}

/**
 * An upload in parts of a MiB, not yet begun. tus-js-client asks again by itself only with
 * `retryDelays`.
 */
export function clientUpload(
  { origin, account }: ChildHangar,
  bytes: Buffer,
  metadata: Record<string, string>,
  options: Partial<UploadOptions> = {},
): ClientUpload {
  const exchanges: Exchange[] = []
  const ended = Promise.withResolvers<Published>()
  const upload = new Upload(bytes, {
    endpoint: `${origin}/api/uploads`,
    headers: { Authorization: account.basic },
    metadata,
    chunkSize: MIB,
    retryDelays: null,
    onAfterResponse: (request, response) => {
      const header = (name: string) => response.getHeader(name) ?? undefined
      exchanges.push({ method: request.getMethod(), status: response.getStatus(), header })
    },
    onSuccess: ({ lastResponse }) => ended.resolve(publishedIn(lastResponse)),
    onError: ended.reject,
    ...options,
  })
  const run = () => {
    upload.start()
    return ended.promise
  }
  return { upload, exchanges, run }
}

function publishedIn(response: HttpResponse): Published {
  return publishedSchema.parse(JSON.parse(response.getHeader(PUBLISHED_HEADER) ?? 'null'))
}
