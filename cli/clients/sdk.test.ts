import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createdKeySchema } from '../../contract/keys.ts'
import type { ChildHangar } from '../../server/testing/child-hangar.node.ts'
import { ask, getHosted } from '../../server/testing/child-requests.node.ts'
import { endHangars, hangarForClients, runScript } from '../testing/twilio-tools.node.ts'

/** The `twilio` package as it comes from the registry, as the README's user would run it. */

let hangar: ChildHangar
beforeAll(async () => {
  hangar = await hangarForClients()
})
afterAll(endHangars)

test('Services: made, listed page by page, found by name, changed and deleted', async () => {
  const seen = await runScript(
    hangar,
    async ({ twilio }, names) => {
      const { services } = twilio().serverless.v1
      for (const uniqueName of names) {
        await services.create({ uniqueName, friendlyName: `The ${uniqueName}` })
      }
      const each: string[] = []
      await new Promise<void>((done) => {
        services.each({ pageSize: 2, done: () => done() }, ({ uniqueName }) => {
          each.push(uniqueName)
        })
      })
      const first = await services.page({ pageSize: 2 })
      const second = await first.nextPage()
      const again = await second?.previousPage()
      const byName = await services('paging-3').fetch()
      const changed = await services('paging-3').update({
        friendlyName: 'Changed',
        uiEditable: true,
      })
      const removed = await services('paging-3').remove()
      return {
        all: (await services.list({ pageSize: 2 })).map(({ uniqueName }) => uniqueName),
        limited: (await services.list({ pageSize: 2, limit: 3 })).length,
        each,
        pages: [first, second, again].map((page) =>
          page?.instances.map(({ uniqueName }) => uniqueName),
        ),
        byName,
        changed,
        removed,
      }
    },
    ['paging-1', 'paging-2', 'paging-3', 'paging-4', 'paging-5'],
  )
  expect(seen.each.filter((name) => name.startsWith('paging')).toSorted()).toEqual([
    'paging-1',
    'paging-2',
    'paging-3',
    'paging-4',
    'paging-5',
  ])
  expect(new Set(seen.each).size).toBe(seen.each.length)
  expect(seen.all).toEqual(seen.each.filter((name) => name !== 'paging-3'))
  expect(seen.limited).toBe(3)
  expect(seen.pages).toEqual([
    seen.each.slice(0, 2),
    seen.each.slice(2, 4),
    seen.each.slice(0, 2),
  ])
  expect(seen.byName).toMatchObject({
    sid: expect.stringMatching(/^ZS[0-9a-f]{32}$/),
    accountSid: hangar.account.sid,
    uniqueName: 'paging-3',
    friendlyName: 'The paging-3',
    includeCredentials: true,
    uiEditable: false,
    domainBase: expect.stringMatching(/^paging-3-\d{4}$/),
    dateCreated: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+(?:\.\d+)?Z$/),
    url: expect.stringMatching(/^https:\/\/serverless\.twilio\.com\/v1\/Services\/ZS/),
    links: { environments: expect.stringContaining('/Environments') },
  })
  expect(seen.changed).toMatchObject({ friendlyName: 'Changed', uiEditable: true })
  expect(seen.removed).toBe(true)
})

test('Environments and their Variables', async () => {
  const seen = await runScript(
    hangar,
    async ({ twilio }) => {
      const { services } = twilio().serverless.v1
      const { sid } = await services.create({ uniqueName: 'with-env', friendlyName: 'x' })
      const { environments } = services(sid)
      const dev = await environments.create({
        uniqueName: 'dev-environment',
        domainSuffix: 'dev',
      })
      const production = await environments.create({ uniqueName: 'production' })
      const { variables } = environments(dev.sid)
      const made = await variables.create({ key: 'GREETING', value: 'Hi & bye = ü' })
      const changed = await variables(made.sid).update({ value: 'Hello' })
      await variables.create({ key: 'OTHER', value: 'x' })
      const listed = (await variables.list()).map(({ key, value }) => ({ key, value }))
      const removed = await variables(made.sid).remove()
      const left = (await variables.list()).map(({ key }) => key)
      const fetched = await environments(dev.sid).fetch()
      const gone = await environments(production.sid).remove()
      const names = (await environments.list()).map(({ uniqueName }) => uniqueName)
      return { dev, production, made, changed, listed, removed, left, fetched, gone, names }
    },
    {},
  )
  expect(seen.dev).toMatchObject({
    domainSuffix: 'dev',
    domainName: expect.stringMatching(/^with-env-\d{4}-dev\b/),
    buildSid: null,
  })
  expect(seen.production).toMatchObject({
    domainSuffix: null,
    domainName: expect.stringMatching(/^with-env-\d{4}(?!-)/),
  })
  expect(seen.fetched).toEqual(seen.dev)
  expect(seen.made).toMatchObject({ key: 'GREETING', value: 'Hi & bye = ü' })
  expect(seen.changed).toMatchObject({ sid: seen.made.sid, key: 'GREETING', value: 'Hello' })
  expect(seen.listed.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
    { key: 'GREETING', value: 'Hello' },
    { key: 'OTHER', value: 'x' },
  ])
  expect({ removed: seen.removed, left: seen.left }).toEqual({ removed: true, left: ['OTHER'] })
  expect({ gone: seen.gone, names: seen.names }).toEqual({
    gone: true,
    names: ['dev-environment'],
  })
})

test('from an Asset and a Function to a Deployment that is live', async () => {
  const seen = await runScript(
    hangar,
    async ({ twilio, reasonOf }, { sid: account, token }) => {
      const { services } = twilio().serverless.v1
      const { sid: service } = await services.create({
        uniqueName: 'by-hand',
        friendlyName: 'By hand',
      })
      const { environments, assets, functions, builds } = services(service)
      const environment = await environments.create({ uniqueName: 'production' })
      /** The SDK has no uploads: Twilio's own docs do them by HTTP. */
      const upload = async (kind: string, resource: string, path: string, content: Blob) => {
        const form = new FormData()
        form.append('Path', path)
        form.append('Visibility', 'public')
        form.append('Content', content, path.slice(1))
        const answer = await fetch(
          `https://serverless-upload.twilio.com/v1/Services/${service}/${kind}/${resource}/Versions`,
          {
            method: 'POST',
            body: form,
            headers: { authorization: `Basic ${btoa(`${account}:${token}`)}` },
          },
        )
        return (await answer.json()) as { sid: string; path: string; visibility: string }
      }
      const asset = await assets.create({ friendlyName: '/hello.txt' })
      const code = 'exports.handler = (context, event, callback) => callback(null, "hi")'
      const greet = await functions.create({ friendlyName: '/greet' })
      const assetVersion = await upload('Assets', asset.sid, '/hello.txt', new Blob(['Hello!']))
      const functionVersion = await upload(
        'Functions',
        greet.sid,
        '/greet',
        new Blob([code], { type: 'application/javascript' }),
      )
      const build = await builds.create({
        assetVersions: [assetVersion.sid],
        functionVersions: [functionVersion.sid],
      })
      const built = await builds(build.sid).buildStatus().fetch()
      const { deployments } = environments(environment.sid)
      const deployment = await deployments.create({ buildSid: build.sid })
      const again = await reasonOf(deployments.create({ buildSid: build.sid }))
      const version = functions(greet.sid).functionVersions(functionVersion.sid)
      return {
        assetVersion,
        functionVersion,
        status: built.status,
        build: await builds(build.sid).fetch(),
        deployment,
        again,
        deployments: (await deployments.list()).map(({ sid }) => sid),
        live: await environments(environment.sid).fetch(),
        versions: (await assets(asset.sid).assetVersions.list()).map(({ sid }) => sid),
        content: (await version.functionVersionContent().fetch()).content,
        code,
        logs: await environments(environment.sid).logs.list({
          startDate: new Date(Date.now() - 60_000),
        }),
      }
    },
    hangar.account,
  )
  expect(seen.assetVersion).toMatchObject({ path: '/hello.txt', visibility: 'public' })
  expect(seen.status).toBe('completed')
  expect(seen.build).toMatchObject({
    assetVersions: [{ sid: seen.assetVersion.sid, path: '/hello.txt', visibility: 'public' }],
    functionVersions: [{ sid: seen.functionVersion.sid, path: '/greet' }],
  })
  expect(seen.again).toMatchObject({
    status: 409,
    code: 20409,
    message: 'Environment already has requested deployment.',
  })
  expect(seen.live.buildSid).toBe(seen.build.sid)
  expect(seen.deployments).toEqual([seen.deployment.sid])
  expect(seen.versions).toEqual([seen.assetVersion.sid])
  expect(seen.content).toBe(seen.code)
  expect(seen.logs).toEqual([])

  const served = await getHosted(`http://${seen.live.domainName}/hello.txt`)
  expect(served).toMatchObject({ status: 200, bytes: Buffer.from('Hello!') })
})

describe('errors are Twilio’s, as RestException', () => {
  test('20404 for what is not there, 20001 for a Build of nothing', async () => {
    const seen = await runScript(
      hangar,
      async ({ twilio, reasonOf }) => {
        const { services } = twilio().serverless.v1
        const { sid } = await services.create({ uniqueName: 'errors', friendlyName: 'x' })
        return {
          missing: await reasonOf(services('ZS00000000000000000000000000000000').fetch()),
          empty: await reasonOf(services(sid).builds.create({})),
          taken: await reasonOf(services.create({ uniqueName: 'errors', friendlyName: 'x' })),
        }
      },
      {},
    )
    expect(seen.missing).toMatchObject({
      status: 404,
      code: 20404,
      moreInfo: '/errors/20404',
      kind: 'RestException',
    })
    expect(seen.empty).toMatchObject({
      status: 400,
      code: 20001,
      message: expect.stringContaining(
        'At least one Function Version or Asset Version is required for Build.',
      ),
    })
    expect(seen.taken?.status).toBeGreaterThanOrEqual(400)
  })

  test('20003 for credentials that are not Hangar’s', async () => {
    const seen = await runScript(
      hangar,
      async ({ twilio, reasonOf }, sid) =>
        reasonOf(twilio(sid, 'wrong').serverless.v1.services.list()),
      hangar.account.sid,
    )
    expect(seen).toMatchObject({ kind: 'RestException', status: 401, code: 20003 })
  })
})

test('an API key is as good as the auth token', async () => {
  const answer = await ask(hangar, '/api/keys', {
    method: 'POST',
    body: JSON.stringify({ friendly_name: 'CI' }),
    headers: { 'content-type': 'application/json' },
  })
  const key = createdKeySchema.parse(await answer.json())
  const names = await runScript(
    hangar,
    async ({ twilio }, { sid, secret, accountSid }) =>
      (await twilio(sid, secret, { accountSid }).serverless.v1.services.list()).map(
        ({ accountSid: owner }) => owner,
      ),
    { ...key, accountSid: hangar.account.sid },
  )
  expect(new Set(names)).toEqual(new Set([hangar.account.sid]))
})

test('a region’s hosts are answered too', async () => {
  const url = await runScript(
    hangar,
    async ({ twilio }, { sid, token }) => {
      const client = twilio(sid, token, { region: 'us1', edge: 'ashburn' })
      const [first] = await client.serverless.v1.services.list({ limit: 1 })
      return first?.url
    },
    hangar.account,
  )
  expect(url).toMatch(/^https:\/\/serverless\.ashburn\.us1\.twilio\.com\//)
})
