import type { Asset } from '../../contract/assets.ts'
import type { Service } from '../../contract/services.ts'
import { PUBLISHED_HEADER, TUS_CONTENT_TYPE, TUS_VERSION } from '../../contract/tus.ts'
import type { Published } from '../../contract/uploads.ts'
import { createApp, type AppDeps } from '../app.ts'
import type { Authenticator } from '../auth/authenticator.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { pretendInstaller } from '../builds/pretend-installer.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { newService } from '../changes/new-service.ts'
import { Fetches } from '../fetching/fetches.ts'
import { createPageFiles } from '../fetching/page-files.ts'
import { createMemoryLogs } from '../logs/memory.ts'
import { readFormData } from '../multipart/form-data.ts'
import { assetsUrlsFrom } from '../rules/domains.ts'

export const ACCOUNT_SID = `AC${'a'.repeat(32)}`

/** Takes the header `x-test-user` for a sign-in; the real one has tests of its own. */
const auth: Authenticator = {
  identify: async (request) => {
    const actor = request.headers.get('x-test-user')
    return actor === null ? null : { accountSid: ACCOUNT_SID, actor }
  },
  signIn: async (_request, credentials) =>
    'token' in credentials && credentials.token === 'right' ? 'session=1; HttpOnly' : null,
  signOut: () => 'session=; Max-Age=0',
}

/** A network without sites; tests of fetching bring files of their own. */
const nowhere = () => Promise.reject(new TypeError('fetch failed'))

/** The app over memory stores with one Service, a clock that ticks, and verbs for tests. */
export async function testApp(overrides: Partial<AppDeps> = {}) {
  let now = Date.UTC(2026, 0, 1)
  const deps: AppDeps = {
    catalog: createMemoryCatalog(),
    blobs: createMemoryBlobs(),
    auth,
    assetsUrls: assetsUrlsFrom('http://{domain}.localhost:4001'),
    clock: () => (now += 1000),
    accountSid: ACCOUNT_SID,
    maxAssetBytes: 1024 * 1024,
    logs: createMemoryLogs(),
    functions: null,
    installer: pretendInstaller,
    remoteFiles: createPageFiles(nowhere),
    fetches: new Fetches(),
    readMultipart: readFormData,
    version: '0.0.0-test',
    onError: (error) => {
      throw error
    },
    ...overrides,
  }
  const app = createApp(deps)
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: '', version: '' },
  })
  await newService(deps, 'white-beagle', 'White Beagle', 'white-beagle-1541')

  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (!headers.has('x-test-user')) headers.set('x-test-user', 'tester')
    const answer = await app.request(`http://localhost:4000${path}`, { ...init, headers })
    expectDescribed(document, init.method ?? 'GET', path, answer.status)
    return answer
  }
  const send = (method: string, path: string, body: unknown) =>
    request(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const read = async <Body = unknown>(path: string) => bodyOf<Body>(await request(path))

  const tus = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ) =>
    request(path, {
      method,
      headers: {
        'tus-resumable': TUS_VERSION,
        ...(body === undefined ? {} : { 'content-type': TUS_CONTENT_TYPE }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    })
  const begin = (metadata: Record<string, string>, length: number, body?: string) =>
    tus(
      'POST',
      '/api/uploads',
      {
        'upload-length': String(length),
        'upload-metadata': tusMetadata({ service: 'white-beagle', ...metadata }),
      },
      body,
    )
  const publish = async (path: string, text = path, metadata: Record<string, string> = {}) =>
    publishedOf(await begin({ path, ...metadata }, new TextEncoder().encode(text).length, text))

  const service = await read<Service>('/api/services/white-beagle')
  return { ...deps, app, service, request, send, read, tus, begin, publish }
}

interface Described {
  paths?: Record<string, Record<string, { responses?: object }>>
}

/** Every answer that a test sees must be in the OpenAPI document, so that it stays honest. */
function expectDescribed(document: object, method: string, path: string, status: number): void {
  const { pathname } = new URL(path, 'http://localhost')
  const { paths = {} } = document as Described
  const [template] = Object.keys(paths).filter((known) =>
    new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  )
  if (template === undefined) return
  const { responses = {} } = paths[template]?.[method.toLowerCase()] ?? {}
  if (!Object.hasOwn(responses, status)) {
    throw new Error(`${method} ${template} answered ${status}, which is not described`)
  }
}

/** tus's Upload-Metadata of plain pairs. */
export function tusMetadata(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(([key, value]) => `${key} ${new TextEncoder().encode(value).toBase64()}`)
    .join(',')
}

/** What the last answer of an upload says was published. */
export function publishedOf(answer: Response): Published {
  return JSON.parse(answer.headers.get(PUBLISHED_HEADER) ?? 'null') as Published
}

/** The JSON body of an answer. */
export async function bodyOf<Body = unknown>(answer: Response): Promise<Body> {
  return (await answer.json()) as Body
}

/** Paths of what a Service serves, in the order of the list. */
export async function livePaths(
  read: <Body>(path: string) => Promise<Body>,
  query = '',
): Promise<string[]> {
  const { assets } = await read<{ assets: Asset[] }>(
    `/api/services/white-beagle/assets${query}`,
  )
  return assets.map(({ path }) => path)
}
