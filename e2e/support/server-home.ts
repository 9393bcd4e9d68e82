import { request as ask } from 'node:http'
import { randomBytes } from 'node:crypto'
import { serviceSchema } from '../../contract/services.ts'
import { sitePage, type Answer, type Home } from './home.ts'
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
  fetchAsStranger: fetchByHost,
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

/** As curl does with a Host header: straight to the loopback address, no browser, no cookies. */
function fetchByHost(url: string): Promise<Answer> {
  const { host, port, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    ask({ host: '127.0.0.1', port, path: pathname + search, headers: { host } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const { statusCode = 0, headers } = answer
        resolve({ status: statusCode, headers, body: Buffer.concat(parts) })
      })
    })
      .on('error', reject)
      .end()
  })
}
