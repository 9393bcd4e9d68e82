import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { InstallFailed, type DependencyInstaller } from '../builds/installer.ts'
import { bodyOf } from '../testing/test-app.ts'
import {
  sidsIn,
  twilioApp,
  type TwilioAnswer,
  type TwilioList,
} from '../testing/twilio-client.ts'

const BUILDS = '/Services/white-beagle/Builds'
const LODASH = encodeURIComponent('"[{"name":"lodash","version":"^4.17.0"}]"')

/** The app with two Assets and a Function, a version each. */
async function withVersions(...overrides: Parameters<typeof twilioApp>) {
  const under = await twilioApp(...overrides)
  const of = async (path: string, kind: string) =>
    (await under.upload('white-beagle', { path, visibility: 'public', content: path }, kind))
      .version
  const assets = [await of('/b.txt', 'Assets'), await of('/a.txt', 'Assets')] as const
  const hello = await of('/hello', 'Functions')
  const form = `FunctionVersions=${hello.sid}&AssetVersions=${assets[0].sid}&AssetVersions=${assets[1].sid}`
  return { ...under, assets, hello, form }
}

/** A version as a Build lists it: without its links. */
const item = (version: TwilioAnswer) =>
  Object.fromEntries(
    Object.entries(version).filter(([field]) => field !== 'url' && field !== 'links'),
  )

/** An installer that waits to be told how to end. */
function heldInstaller() {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const installer: DependencyInstaller = {
    async install(dependencies, onStep) {
      onStep('Asking the registry')
      await promise
      return {
        id: 'set',
        installed: dependencies.map(({ name }) => ({ name, version: '4.17.21' })),
      }
    },
    keepOnly: async () => {},
  }
  return { installer, resolve, reject }
}

describe('a Build', () => {
  it('without dependencies is completed at once, and lists its versions', async () => {
    const { post, get, form, assets, hello, service } = await withVersions()
    const answer = await post(BUILDS, `${form}&Runtime=node24`)
    expect(answer.status).toBe(201)
    const build = await bodyOf<TwilioAnswer>(answer)
    const url = `http://localhost:4000/v1/Services/${service.sid}/Builds/${build.sid}`
    expect(build).toEqual({
      sid: expect.stringMatching(/^ZB[0-9a-f]{32}$/),
      account_sid: service.account_sid,
      service_sid: service.sid,
      status: 'completed',
      asset_versions: [item(assets[1]), item(assets[0])],
      function_versions: [item(hello)],
      dependencies: [],
      runtime: 'node24',
      date_created: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      date_updated: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      url,
      links: { build_status: `${url}/Status` },
      installed: [],
      steps: [],
      failure: null,
    })
    expect(await get(`${BUILDS}/${build.sid}`)).toEqual(build)
    expect(await get(`${BUILDS}/${build.sid}/Status`)).toEqual({
      sid: build.sid,
      account_sid: service.account_sid,
      service_sid: service.sid,
      status: 'completed',
      url: `${url}/Status`,
      installed: [],
      steps: [],
      failure: null,
    })
  })

  it('with dependencies is building until they are installed, step by step', async () => {
    const { installer, resolve } = heldInstaller()
    const { make, get, form } = await withVersions({ installer })
    const build = await make(BUILDS, `Dependencies=${LODASH}&${form}&Runtime=node22`)
    expect(build).toMatchObject({
      status: 'building',
      dependencies: [{ name: 'lodash', version: '^4.17.0' }],
    })
    const status = () => get(`${BUILDS}/${build.sid}/Status`)
    await expect.poll(status).toMatchObject({
      status: 'building',
      steps: [{ name: 'Asking the registry' }],
    })
    resolve()
    await expect.poll(status).toMatchObject({
      status: 'completed',
      installed: [{ name: 'lodash', version: '4.17.21' }],
    })
  })

  it('says why it failed', async () => {
    const { installer, reject } = heldInstaller()
    const { make, get, post, form } = await withVersions({ installer })
    const { sid } = await make(BUILDS, `Dependencies=${LODASH}&${form}`)
    reject(new InstallFailed('The registry has no package lodahs.'))
    const failed = { status: 'failed', failure: 'The registry has no package lodahs.' }
    await expect.poll(() => get(`${BUILDS}/${sid}/Status`)).toMatchObject(failed)
    expect(await get(`${BUILDS}/${sid}`)).toMatchObject(failed)
    const deployments = '/Services/white-beagle/Environments/ui/Deployments'
    expect(await bodyOf(await post(deployments, `BuildSid=${sid}`))).toMatchObject({
      code: ERRORS.build_not_ready.code,
      message: expect.stringContaining('no package lodahs'),
    })
  })

  it('is listed with what is in it, and deleted unless it is live', async () => {
    const { deploy, make, get, remove, form } = await withVersions()
    const { build: live } = await deploy('white-beagle', 'ui', form)
    const other = await make(BUILDS, form)
    const list = await get<TwilioList>(BUILDS)
    expect([list.meta.key, sidsIn(list)]).toEqual(['builds', [other.sid, live.sid]])
    expect(list['builds']).toMatchObject([{ function_versions: [{ path: '/hello' }] }, {}])
    expect(await bodyOf(await remove(`${BUILDS}/${live.sid}`))).toMatchObject({
      code: ERRORS.build_in_use.code,
      status: 409,
    })
    expect((await remove(`${BUILDS}/${other.sid}`)).status).toBe(204)
    expect((await remove(`${BUILDS}/${other.sid}`)).status).toBe(404)
    expect(await get(`${BUILDS}/${other.sid}/Status`)).toMatchObject({ code: 20404 })
  })
})

describe('a form for a Build', () => {
  it('without versions is refused in Twilio’s words', async () => {
    const { post } = await twilioApp()
    expect(await bodyOf(await post(BUILDS))).toMatchObject({
      code: 20001,
      status: 400,
      message: 'At least one Function Version or Asset Version is required for Build.',
    })
  })

  it.each([
    ['Dependencies=lodash', 'Dependencies:'],
    [
      `Dependencies=${encodeURIComponent('[{"name":"a","version":"git+ssh://x"}]')}`,
      'Dependencies:',
    ],
    ['Runtime=deno', 'Runtime:'],
    [`AssetVersions=ZN${'0'.repeat(32)}`, `ZN${'0'.repeat(32)}`],
    ['AssetVersions=nonsense', 'nonsense'],
  ])('with %j is refused', async (extra, told) => {
    const { post, form } = await withVersions()
    expect(await bodyOf(await post(BUILDS, `${form}&${extra}`))).toMatchObject({
      code: 20001,
      message: expect.stringContaining(told),
    })
  })

  it('cannot take versions of another Service', async () => {
    const { make, post, form } = await withVersions()
    await make('/Services', 'UniqueName=other&FriendlyName=other')
    expect((await post('/Services/other/Builds', form)).status).toBe(400)
  })

  it('may name a version twice', async () => {
    const { make, assets } = await withVersions()
    const form = `AssetVersions=${assets[0].sid}&AssetVersions=${assets[0].sid}`
    expect((await make(BUILDS, form))['asset_versions']).toHaveLength(1)
  })
})
