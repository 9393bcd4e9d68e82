import { request, type IncomingHttpHeaders } from 'node:http'
import { assetPageSchema, type Asset, type Visibility } from '../../contract/assets.ts'
import { serviceListSchema } from '../../contract/services.ts'
import { PUBLISHED_HEADER, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/tus.ts'
import { publishedSchema, type Published } from '../../contract/uploads.ts'
import { assetUrl } from '../../contract/asset-url.ts'
import type { ChildHangar } from './child-hangar.node.ts'

/** For tests: asks the API as a script does, with HTTP Basic. */
export function ask(
  { origin, account }: ChildHangar,
  path: string,
  init: RequestInit & { duplex?: 'half' } = {},
): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('authorization', account.basic)
  return fetch(origin + path, { ...init, headers })
}

/** The headers with which a tus upload of `length` bytes begins; `more` goes into the metadata. */
export function uploadHeaders(
  service: string,
  path: string,
  length: number,
  more: Record<string, string> = {},
) {
  const pairs = { service, path, visibility: 'public', if_exists: 'replace', ...more }
  return {
    'tus-resumable': TUS_VERSION,
    'upload-length': String(length),
    'upload-metadata': Object.entries(pairs)
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      .join(','),
  }
}

/** Uploads in one request; what was published, once Hangar has acknowledged it. */
export async function publish(
  hangar: ChildHangar,
  service: string,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  visibility: Visibility = 'public',
): Promise<Published> {
  const answer = await ask(hangar, '/api/uploads', {
    method: 'POST',
    headers: {
      ...uploadHeaders(service, path, bytes.length, { visibility }),
      'content-type': TUS_CONTENT_TYPE,
    },
    body: bytes,
  })
  return publishedOf(answer)
}

/** What an upload's last answer says it has become. */
export function publishedOf(answer: Response): Published {
  const published = answer.headers.get(PUBLISHED_HEADER)
  if (!answer.ok || !published) throw new Error(`not published: ${answer.status}`)
  return publishedSchema.parse(JSON.parse(published))
}

/** The SID of the only Service. */
export async function defaultServiceSid(hangar: ChildHangar): Promise<string> {
  const { services } = serviceListSchema.parse(
    await (await ask(hangar, '/api/services')).json(),
  )
  const [service] = services
  if (!service) throw new Error('there is no Service')
  return service.sid
}

/** Every live asset of a Service. */
export async function listAssets(hangar: ChildHangar, service: string): Promise<Asset[]> {
  const answer = await ask(hangar, `/api/services/${service}/assets?limit=1000`)
  return assetPageSchema.parse(await answer.json()).assets
}

/** What a hosted URL answered. */
export interface HostedAnswer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** GET of an asset of the default Service. */
export const getAsset = ({ assetsUrl }: ChildHangar, path: string) =>
  getHosted(assetUrl(assetsUrl, path))

/** GET of a hosted URL by Host header, as curl does: its name needs no DNS then, and no cookie. */
export function getHosted(
  url: string,
  headers: Record<string, string> = {},
): Promise<HostedAnswer> {
  const { host, port, pathname, search } = new URL(url)
  const answered = Promise.withResolvers<HostedAnswer>()
  const asked = request(
    {
      host: '127.0.0.1',
      port,
      path: pathname + search,
      headers: { host, ...headers },
      agent: false,
    },
    (answer) => {
      const { statusCode: status = 0 } = answer
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', answered.reject)
      answer.on('end', () =>
        answered.resolve({ status, headers: answer.headers, bytes: Buffer.concat(parts) }),
      )
    },
  )
  asked.on('error', answered.reject).end()
  return answered.promise
}
