import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChildHangar } from '../../server/testing/child-hangar.node.ts'
import { ask, getHosted, publish } from '../../server/testing/child-requests.node.ts'
import { endHangars, hangarForClients, runScript } from '../testing/twilio-tools.node.ts'

/**
 * `twilio assets:init`, `assets:upload` and `assets:list`. @twilio-labs/plugin-assets needs the
 * whole Twilio CLI, which is not installed here; but all that it sends, it sends by functions of
 * @twilio-labs/serverless-api, which is. These are its calls, in its order.
 */

let hangar: ChildHangar
beforeAll(async () => {
  hangar = await hangarForClients()
})
afterAll(endHangars)

const account = () => ({ username: hangar.account.sid, password: hangar.account.token })

/** `twilio assets:init`. */
const init = (name: string) =>
  runScript(
    hangar,
    async ({ serverless, calls: api }, asked) => {
      const client = new serverless.TwilioServerlessApiClient(asked.account)
      const serviceSid = await api.createService(asked.name, client)
      const environment = await api.createEnvironmentFromSuffix('', serviceSid, client)
      return { serviceSid, environment }
    },
    { name, account: account() },
  )

/** What the client's own types leave out of an Asset Version. */
interface AssetVersion {
  asset_sid?: string
  path?: string
}

interface Bucket {
  serviceSid: string
  environment: { sid: string }
}

/** `twilio assets:upload`, with Overwrite where it would ask. Gives the URL that it prints. */
const upload = (
  { serviceSid, environment: { sid } }: Bucket,
  name: string,
  text: string,
  access: 'public' | 'protected' = 'public',
) =>
  runScript(
    hangar,
    async ({ serverless, calls: api }, { account: own, service, environmentSid, asked }) => {
      const client = new serverless.TwilioServerlessApiClient(own)
      const environment = await api.getEnvironment(environmentSid, service, client)
      const functions = await api.listFunctionResources(service, client)
      if (functions.length > 0) throw new Error('service contains functions')
      const path = encodeURIComponent(asked.name)
      const existing = (await api.listAssetResources(service, client)).find(
        ({ friendly_name: friendlyName }) => friendlyName === path,
      )
      const { sid: assetSid } =
        existing ?? (await api.createAssetResource(path, service, client))
      const version: AssetVersion & { sid: string } = await api.createAssetVersion(
        {
          name: path,
          path,
          access: asked.access,
          content: Buffer.from(asked.text),
          sid: assetSid,
        },
        service,
        client,
        own,
      )
      const versions = [version.sid]
      if (environment.build_sid) {
        const last = await api.getBuild(environment.build_sid, service, client)
        versions.push(
          ...last.asset_versions
            .filter(({ asset_sid: kept }) => kept !== version.asset_sid)
            .map((kept) => kept.sid),
        )
      }
      const build = await api.triggerBuild({ assetVersions: versions }, service, client)
      await api.waitForSuccessfulBuild(build.sid, service, client, client)
      await api.activateBuild(build.sid, environment.sid, service, client)
      return `${environment.domain_name}${version.path}`
    },
    {
      account: account(),
      service: serviceSid,
      environmentSid: sid,
      asked: { name, text, access },
    },
  )

/** `twilio assets:list`. */
const list = ({ serviceSid, environment: { sid } }: Bucket) =>
  runScript(
    hangar,
    async ({ serverless, calls: api }, { account: own, service, environmentSid }) => {
      const client = new serverless.TwilioServerlessApiClient(own)
      const environment = await api.getEnvironment(environmentSid, service, client)
      if (!environment.build_sid) return []
      const build = await api.getBuild(environment.build_sid, service, client)
      return build.asset_versions
        .map(({ path, visibility }) => `${path} ${visibility}`)
        .toSorted()
    },
    { account: account(), service: serviceSid, environmentSid: sid },
  )

const textAt = async (place: string) => (await getHosted(`http://${place}`)).bytes.toString()

test('init makes a bucket that is served under its bare domain', async () => {
  const bucket = await init('CLI-Assets-Bucket')
  expect(bucket.environment).toMatchObject({
    unique_name: 'production',
    domain_suffix: null,
    domain_name: expect.stringMatching(/^cli-assets-bucket-\d{4}\.localhost:\d+$/),
    build_sid: null,
  })
  expect(await list(bucket)).toEqual([])
})

test('uploads add up, replace, and are listed', async () => {
  const bucket = await init('bucket-of-uploads')
  const one = await upload(bucket, 'one.txt', 'first')
  expect(await textAt(one)).toBe('first')
  const two = await upload(bucket, 'a b.txt', 'second', 'protected')
  expect((await getHosted(`http://${two}`)).status).toBe(403)
  await upload(bucket, 'one.txt', 'third')
  expect(await textAt(one)).toBe('third')
  expect(await list(bucket)).toEqual([
    expect.stringMatching(/^\/a(?:%20| )b\.txt protected$/),
    '/one.txt public',
  ])
})

test('what was dropped in the console meanwhile survives an upload', async () => {
  const bucket = await init('bucket-and-console')
  const first = await upload(bucket, 'by-plugin.txt', 'from the plugin')
  const host = first.slice(0, first.indexOf('/'))
  await publish(
    hangar,
    bucket.serviceSid,
    'assets/dropped.txt',
    Buffer.from('from the console'),
  )
  expect(await list(bucket)).toEqual(['/assets/dropped.txt public', '/by-plugin.txt public'])

  const second = await upload(bucket, 'later.txt', 'later')
  expect(await textAt(first)).toBe('from the plugin')
  expect(await textAt(second)).toBe('later')
  expect(await textAt(`${host}/assets/dropped.txt`)).toBe('from the console')
})

test('what was dropped in the console is replaced by an upload of the same name', async () => {
  const bucket = await init('bucket-dropped-before')
  await publish(hangar, bucket.serviceSid, 'one.txt', Buffer.from('from the console'))
  const place = await upload(bucket, 'one.txt', 'from the plugin')
  expect(await textAt(place)).toBe('from the plugin')
  expect(await list(bucket)).toEqual(['/one.txt public'])
})

test('what was made private in the console stays private through an upload', async () => {
  const bucket = await init('bucket-gone-private')
  const place = await upload(bucket, 'secret.txt', 'secret')
  const { assets } = (await (
    await ask(hangar, `/api/services/${bucket.serviceSid}/assets`)
  ).json()) as { assets: { sid: string }[] }
  const answer = await ask(hangar, `/api/services/${bucket.serviceSid}/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      operations: [{ op: 'visibility', asset_sid: assets[0]?.sid, visibility: 'private' }],
    }),
  })
  expect(answer.status).toBeLessThan(300)
  expect((await getHosted(`http://${place}`)).status).toBe(404)
  await upload(bucket, 'other.txt', 'other')
  expect((await getHosted(`http://${place}`)).status).toBe(404)
  expect(await list(bucket)).toEqual(['/other.txt public', '/secret.txt private'])
})
