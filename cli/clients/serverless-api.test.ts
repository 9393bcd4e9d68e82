import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import twilio from 'twilio'
import type { ChildHangar } from '../../server/testing/child-hangar.node.ts'
import { getHosted } from '../../server/testing/child-requests.node.ts'
import { emptyProject, templateProject } from '../testing/project.node.ts'
import { endHangars, hangarForClients, runScript } from '../testing/twilio-tools.node.ts'

/**
 * `@twilio-labs/serverless-api`, which is also what twilio-run and Twilio's CLI deploy with, and
 * the project template of `create-twilio-function`, both as they come from the registry.
 */

let hangar: ChildHangar
beforeAll(async () => {
  hangar = await hangarForClients()
})
afterAll(endHangars)

interface Deploy {
  cwd: string
  serviceName: string
  functionsEnv?: string
  overrideExistingService?: boolean
  env?: Record<string, string>
}

/** Deploys a folder; what the client gives, the status events it told, or how it failed. */
const deploy = (config: Deploy) =>
  runScript(
    hangar,
    async ({ serverless, reasonOf }, { account, ...asked }) => {
      const client = new serverless.TwilioServerlessApiClient(account)
      const told: string[] = []
      client.on('status-update', ({ status }: { status: string }) => void told.push(status))
      const deploying = client.deployLocalProject({
        ...account,
        env: {},
        pkgJson: {},
        functionsEnv: 'dev',
        envPath: '',
        ...asked,
      })
      const reason = await reasonOf(deploying)
      return { told, reason, deployed: reason ? null : await deploying }
    },
    { ...config, account: credentials() },
  )

/** A deploy that must not fail. */
async function mustDeploy(config: Deploy) {
  const { deployed: result, reason } = await deploy(config)
  if (!result) throw new Error(`the deploy failed: ${JSON.stringify(reason)}`)
  return result
}

const credentials = () => ({ username: hangar.account.sid, password: hangar.account.token })

const textOf = async (url: string, headers?: Record<string, string>) => {
  const { status, bytes, headers: answered } = await getHosted(url, headers)
  return { status, type: answered['content-type'], text: bytes.toString() }
}

test('the template’s project deploys, and each of its files does what the template says', async () => {
  const project = await templateProject('template')
  const { told, deployed: result } = await deploy({
    cwd: project.folder,
    serviceName: 'template',
    env: { GREETING: 'Hello' },
  })
  // Some steps are told once for their beginning and once more for what was found.
  expect([...new Set(told)]).toEqual([
    'reading-filesystem',
    'creating-service',
    'configuring-environment',
    'creating-functions',
    'uploading-functions',
    'creating-assets',
    'uploading-assets',
    'building',
    'setting-variables',
    'activating-deployment',
  ])
  expect(result).toMatchObject({
    serviceSid: expect.stringMatching(/^ZS[0-9a-f]{32}$/),
    buildSid: expect.stringMatching(/^ZB[0-9a-f]{32}$/),
    domain: expect.stringMatching(/^template-\d{4}-dev\.localhost:\d+$/),
    serviceName: 'template',
  })
  const origin = `http://${result?.domain}`

  expect(await textOf(`${origin}/hello-world`)).toMatchObject({
    status: 200,
    type: expect.stringMatching(/^text\/xml/),
    text: expect.stringContaining('<Response><Say>Hello World!</Say></Response>'),
  })
  expect(await textOf(`${origin}/private-message`)).toMatchObject({
    status: 200,
    text: expect.stringContaining('<Response><Message>This is private!</Message></Response>'),
  })
  expect(await textOf(`${origin}/message.js`)).toMatchObject({ status: 404 })

  expect(await textOf(`${origin}/sms/reply`)).toMatchObject({ status: 403 })
  const signature = (token: string) => ({
    'x-twilio-signature': twilio.getExpectedTwilioSignature(token, `${origin}/sms/reply`, {}),
  })
  expect(await textOf(`${origin}/sms/reply`, signature('another'))).toMatchObject({
    status: 403,
  })
  expect(await textOf(`${origin}/sms/reply`, signature(hangar.account.token))).toMatchObject({
    status: 200,
    text: expect.stringContaining('<Message>Hello World!</Message>'),
  })

  for (const name of ['index.html', 'style.css']) {
    const { status, bytes } = await getHosted(`${origin}/${name}`)
    expect({ status, bytes }).toEqual({
      status: 200,
      bytes: await project.read(`assets/${name}`),
    })
  }
})

test('a second deploy to the same name must be asked for; it changes what has changed', async () => {
  const project = await emptyProject('again')
  await project.write('assets/a.txt', 'one')
  await project.write('assets/gone.txt', 'gone')
  const config = { cwd: project.folder, serviceName: 'again' }
  const first = await mustDeploy(config)
  const refused = await deploy(config)
  expect(refused.reason).toMatchObject({
    name: 'conflicting-servicename',
    message: expect.stringContaining(first.serviceSid),
  })

  await project.write('assets/a.txt', 'two')
  await rm(`${project.folder}/assets/gone.txt`)
  const second = await mustDeploy({ ...config, overrideExistingService: true })
  expect(second.serviceSid).toBe(first.serviceSid)
  expect(second.environmentSid).toBe(first.environmentSid)
  expect(second.domain).toBe(first.domain)
  expect(second.buildSid).not.toBe(first.buildSid)
  expect(await textOf(`http://${second.domain}/a.txt`)).toMatchObject({ text: 'two' })
  expect(await textOf(`http://${second.domain}/gone.txt`)).toMatchObject({ status: 404 })
})

test('activateBuild carries dev to a production that it makes, once', async () => {
  const project = await emptyProject('promoted')
  await project.write('assets/page.html', '<p>promoted</p>')
  const dev = await mustDeploy({ cwd: project.folder, serviceName: 'promoted' })
  const promoted = await runScript(
    hangar,
    async ({ serverless, reasonOf }, { account, serviceSid }) => {
      const client = new serverless.TwilioServerlessApiClient(account)
      const asked = {
        ...account,
        serviceSid,
        env: { FROM: 'dev' },
        sourceEnvironment: 'dev',
        targetEnvironment: '',
        force: false,
      }
      const missing = await reasonOf(
        client.activateBuild({ ...asked, createEnvironment: false }),
      )
      const result = await client.activateBuild({ ...asked, createEnvironment: true })
      const again = await reasonOf(client.activateBuild({ ...asked, createEnvironment: true }))
      return { missing, result, again }
    },
    { account: credentials(), serviceSid: dev.serviceSid },
  )
  expect(promoted.missing).not.toBeNull()
  expect(promoted.result).toMatchObject({
    buildSid: dev.buildSid,
    domain: dev.domain.replace('-dev', ''),
  })
  expect(promoted.again).toMatchObject({ name: 'TwilioApiError', code: 20409 })
  const url = `http://${promoted.result.domain}/page.html`
  expect(await textOf(url)).toMatchObject({ status: 200, text: '<p>promoted</p>' })
})

const pathsOf = (entries: { path: string; visibility: string }[] = []) =>
  entries.map(({ path, visibility }) => `${path} ${visibility}`).toSorted()

test('list shows what is there', async () => {
  const project = await templateProject('listed')
  const { serviceSid, environmentSid, buildSid } = await mustDeploy({
    cwd: project.folder,
    serviceName: 'listed',
    env: { GREETING: 'Hello', OTHER: 'x' },
  })
  const listed = await runScript(
    hangar,
    async ({ serverless }, { account, service }) => {
      const client = new serverless.TwilioServerlessApiClient(account)
      const { services } = await client.list({ ...account, types: 'services' })
      const rest = await client.list({
        ...account,
        serviceSid: service,
        environment: 'dev',
        types: ['environments', 'builds', 'functions', 'assets', 'variables'],
      })
      return { services, ...rest }
    },
    { account: credentials(), service: serviceSid },
  )
  expect(listed.services).toContainEqual(
    expect.objectContaining({ sid: serviceSid, unique_name: 'listed', ui_editable: false }),
  )
  expect(listed.environments).toMatchObject([
    { sid: environmentSid, domain_suffix: 'dev', build_sid: buildSid },
  ])
  expect(listed.builds).toMatchObject([{ sid: buildSid, status: 'completed' }])
  expect(pathsOf(listed.functions?.entries)).toEqual([
    '/hello-world public',
    '/private-message public',
    '/sms/reply protected',
  ])
  expect(pathsOf(listed.assets?.entries)).toEqual([
    '/index.html public',
    '/message.js private',
    '/style.css public',
  ])
  expect(listed.variables?.entries).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ key: 'GREETING', value: 'Hello' }),
      expect.objectContaining({ key: 'OTHER', value: 'x' }),
    ]),
  )
})

test('what a Function writes is in the logs, and in their stream', async () => {
  const project = await emptyProject('logging')
  await project.write(
    'functions/speak.js',
    `exports.handler = (context, event, callback) => {
      console.log('said by', context.WHO)
      console.error('and an error')
      callback(null, context.WHO)
    }`,
  )
  const { serviceSid, domain } = await mustDeploy({
    cwd: project.folder,
    serviceName: 'logging',
    env: { WHO: 'a Function' },
  })
  expect(await textOf(`http://${domain}/speak`)).toMatchObject({ text: 'a Function' })
  const logs = await runScript(
    hangar,
    async ({ serverless }, { account, service }) => {
      const client = new serverless.TwilioServerlessApiClient(account)
      const asked = { ...account, serviceSid: service, environment: 'dev' }
      const filterByFunction = '/speak'
      const all = await client.getLogs({ ...asked, filterByFunction, tail: false })
      const stream = await client.getLogsStream({ ...asked, tail: false, limit: 50 })
      const streamed: { sid: string }[] = []
      stream.on('data', (line) => streamed.push(line))
      // Not toArray(): this stream never says that it is closed.
      await new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject))
      return { all, streamed }
    },
    { account: credentials(), service: serviceSid },
  )
  const said = logs.all.map(({ level, message }) => ({ level, message }))
  expect(said).toContainEqual({
    level: 'info',
    message: expect.stringContaining('said by a Function'),
  })
  expect(said).toContainEqual({
    level: 'error',
    message: expect.stringContaining('and an error'),
  })
  expect(logs.streamed.map(({ sid }) => sid).toSorted()).toEqual(
    logs.all.map(({ sid }) => sid).toSorted(),
  )
})

test('Variables are set and removed by the client’s own verbs', async () => {
  const project = await emptyProject('variables')
  await project.write('assets/a.txt', 'a')
  const { serviceSid } = await mustDeploy({
    cwd: project.folder,
    serviceName: 'variables',
    env: { KEPT: '1', DROPPED: '2' },
  })
  const variables = await runScript(
    hangar,
    async ({ serverless }, { account, service }) => {
      const client = new serverless.TwilioServerlessApiClient(account)
      const asked = { ...account, serviceSid: service, environment: 'dev' }
      await client.setEnvironmentVariables({
        ...asked,
        env: { ADDED: '3', KEPT: '4' },
        append: true,
      })
      await client.removeEnvironmentVariables({ ...asked, keys: ['DROPPED'] })
      return (await client.getEnvironmentVariables({ ...asked, keys: [], getValues: true }))
        .variables
    },
    { account: credentials(), service: serviceSid },
  )
  expect(variables.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
    { key: 'ADDED', value: '3' },
    { key: 'KEPT', value: '4' },
  ])
})

test('names become paths as Twilio makes them, and bytes stay as they are', async () => {
  const project = await emptyProject('names')
  const photo = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 256))
  await project.write('assets/star_destroyer.private.jpg', photo)
  await project.write('assets/sub dir/millennium falcon.jpg', photo)
  await project.write('assets/empty.txt', '')
  await project.write(
    'functions/show.js',
    `const fs = require('node:fs')
    exports.handler = (context, event, callback) => {
      const assets = Runtime.getAssets()
      const asset = assets['/star_destroyer.jpg']
      const hash = require('node:crypto').createHash('sha256').update(fs.readFileSync(asset.path))
      callback(null, { names: Object.keys(assets), sha256: hash.digest('hex') })
    }`,
  )
  const { domain } = await mustDeploy({ cwd: project.folder, serviceName: 'names' })
  const origin = `http://${domain}`
  expect(await textOf(`${origin}/star_destroyer.jpg`)).toMatchObject({ status: 404 })
  expect(JSON.parse((await textOf(`${origin}/show`)).text)).toEqual({
    names: ['/star_destroyer.jpg'],
    sha256: createHash('sha256').update(photo).digest('hex'),
  })
  const falcon = await getHosted(`${origin}/sub-dir/millennium-falcon.jpg`)
  expect(falcon).toMatchObject({ status: 200, bytes: photo })
  expect(falcon.headers['content-type']).toBe('image/jpeg')
  expect(await getHosted(`${origin}/empty.txt`)).toMatchObject({
    status: 200,
    bytes: Buffer.of(),
  })
})

test('what is removed is gone', async () => {
  const project = await emptyProject('removed')
  await project.write('assets/a.txt', 'a')
  const { serviceSid, domain } = await mustDeploy({
    cwd: project.folder,
    serviceName: 'removed',
  })
  const seen = await runScript(
    hangar,
    async ({ serverless, twilio: sdk, reasonOf }, { account, service }) => {
      const client = new serverless.TwilioServerlessApiClient(account)
      const { services } = sdk().serverless.v1
      const [build] = await services(service).builds.list()
      const live = await reasonOf(
        services(service)
          .builds(build?.sid ?? '')
          .remove(),
      )
      const removed = await services(service).remove()
      const { services: left } = await client.list({ ...account, types: 'services' })
      return { live, removed, left: left?.map(({ sid }) => sid) }
    },
    { account: credentials(), service: serviceSid },
  )
  expect(seen.live?.status).toBe(409)
  expect(seen.removed).toBe(true)
  expect(seen.left).not.toContain(serviceSid)
  expect(await textOf(`http://${domain}/a.txt`)).toMatchObject({ status: 404 })
})
