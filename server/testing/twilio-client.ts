import type { AppDeps } from '../app.ts'
import { bodyOf, testApp } from './test-app.ts'

/** What tests read of Twilio's answers. */
export interface TwilioAnswer {
  sid: string
  url: string
  build_sid: string | null
  domain_name: string
  path: string
  visibility: string
  sha256: string
  status: string
  links: Record<string, string>
  [field: string]: unknown
}

export interface TwilioList {
  meta: {
    key: string
    page: number
    page_size: number
    first_page_url: string
    previous_page_url: string | null
    next_page_url: string | null
    url: string
  }
  [key: string]: unknown
}

const BOUNDARY = '--------------------------515890814546601021194782'

/** A file as Twilio's Serverless Toolkit sends it: these parts, in this order. */
export interface Sent {
  path: string
  visibility: string
  content: string
  filename?: string
  type?: string
}

/** The body that npm's form-data makes of it, with its boundary. */
export function formData({ path, visibility, content, filename, type }: Sent) {
  const part = (head: string, value: string) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`
  const name = filename ?? path.slice(path.lastIndexOf('/') + 1)
  const file = `name="Content"; filename="${name}"\r\nContent-Type: ${type ?? 'image/png'}`
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body:
      part('name="Path"', path) +
      part('name="Visibility"', visibility) +
      part(file, content) +
      `--${BOUNDARY}--\r\n`,
  }
}

/** The app with one Service, and the verbs of a client of Twilio's API. */
export async function twilioApp(overrides: Partial<AppDeps> = {}) {
  const under = await testApp(overrides)
  const { request } = under
  const get = async <Body = TwilioAnswer>(path: string) =>
    bodyOf<Body>(await request(`/v1${path}`))
  /** Sends a form as it is, and gives the whole answer. */
  const post = (path: string, body = '') =>
    request(`/v1${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  /** Sends a form that must be taken. */
  const make = async (path: string, body = '') => {
    const answer = await post(path, body)
    if (answer.status !== 201) throw new Error(`${path}: ${await answer.text()}`)
    return bodyOf<TwilioAnswer>(answer)
  }
  const remove = (path: string) => request(`/v1${path}`, { method: 'DELETE' })
  const send = (path: string, { type, body }: { type: string; body: string }) =>
    request(`/v1${path}`, { method: 'POST', body, headers: { 'content-type': type } })
  /** Makes an Asset or a Function with one version. */
  const upload = async (service: string, sent: Sent, kind = 'Assets') => {
    const name = encodeURIComponent(sent.path)
    const resource = await make(`/Services/${service}/${kind}`, `FriendlyName=${name}`)
    const versions = `/Services/${service}/${kind}/${resource.sid}/Versions`
    const answer = await send(versions, formData(sent))
    if (answer.status !== 201) throw new Error(await answer.text())
    return { resource, versions, version: await bodyOf<TwilioAnswer>(answer) }
  }
  /** Makes a Build of the versions and deploys it. */
  const deploy = async (service: string, environment: string, build: string) => {
    const made = await make(`/Services/${service}/Builds`, build)
    const deployments = `/Services/${service}/Environments/${environment}/Deployments`
    const deployment = await make(deployments, `BuildSid=${made.sid}`)
    return { build: made, deployment }
  }
  return { ...under, get, post, make, remove, send, upload, deploy }
}

/** The SIDs of a list. */
export const sidsIn = (list: TwilioList) =>
  (list[list.meta.key] as TwilioAnswer[]).map(({ sid }) => sid)
