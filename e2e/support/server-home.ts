import { randomBytes } from 'node:crypto'
import { serviceSchema } from '../../contract/services.ts'
import { getHosted } from '../../server/testing/child-requests.node.ts'
import { sitePage, type Home } from './home.ts'
import type { Server } from './server-process.ts'

/** The console served by a real Hangar process. */
export const serverHome = (server: Server): Home => ({
  kind: 'server',
  server,
  origin: server.origin,
  newSite: (name) => newSite(server, name),
  signIn: async (context) => {
    const answer = await context.request.post(`${server.origin}/api/session`, {
      data: { account_sid: server.account.sid, auth_token: server.account.token },
    })
    if (!answer.ok()) throw new Error(`Could not sign in: ${await answer.text()}`)
  },
  fetchAsStranger: async (url) => {
    const { status, headers, bytes: body } = await getHosted(url)
    return { status, headers, body }
  },
})

/** Makes a Service as a script does, with HTTP Basic. */
async function newSite(server: Server, name: string) {
  const uniqueName = `${name}-${randomBytes(3).toString('hex')}`
  const answer = await fetch(`${server.origin}/api/services`, {
    method: 'POST',
    headers: { authorization: server.account.basic, 'content-type': 'application/json' },
    body: JSON.stringify({ unique_name: uniqueName }),
  })
  if (!answer.ok) throw new Error(`Could not make a Service: ${await answer.text()}`)
  const { environments } = serviceSchema.parse(await answer.json())
  const assetsUrl = environments[0]?.assets_url
  if (!assetsUrl) throw new Error(`No URL reaches the Service ${uniqueName}.`)
  return { uniqueName, page: sitePage(uniqueName), assetsUrl }
}
