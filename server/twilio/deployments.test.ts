import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import type { Change } from '../../contract/changes.ts'
import { bodyOf, livePaths } from '../testing/test-app.ts'
import {
  sidsIn,
  twilioApp,
  type TwilioAnswer,
  type TwilioList,
} from '../testing/twilio-client.ts'

const ALL = '/Services/white-beagle/Environments/ui/Deployments'

async function withBuild() {
  const under = await twilioApp()
  const asset = { path: '/a.txt', visibility: 'public', content: 'a' }
  const { version } = await under.upload('white-beagle', asset)
  const build = await under.make(
    '/Services/white-beagle/Builds',
    `AssetVersions=${version.sid}`,
  )
  return { ...under, version, build }
}

describe('a Deployment', () => {
  it('makes its Build all that is live, when it answers', async () => {
    const { post, get, publish, read, build, service } = await withBuild()
    await publish('/old.txt')
    const answer = await post(ALL, `BuildSid=${build.sid}`)
    expect(answer.status).toBe(201)
    const deployment = await bodyOf<TwilioAnswer>(answer)
    const environment = await get('/Services/white-beagle/Environments/ui')
    expect(deployment).toEqual({
      sid: expect.stringMatching(/^ZD[0-9a-f]{32}$/),
      account_sid: service.account_sid,
      service_sid: service.sid,
      environment_sid: environment.sid,
      build_sid: build.sid,
      date_created: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      date_updated: deployment['date_created'],
      url: `${environment.url}/Deployments/${deployment.sid}`,
    })
    expect(environment.build_sid).toBe(build.sid)
    expect(await livePaths(read)).toEqual(['/a.txt'])
    expect(await get(`${ALL}/${deployment.sid}`)).toEqual(deployment)
  })

  it('is one Change in the console, by whoever’s key it was, and one click undoes it', async () => {
    const { make, publish, read, request, build, app } = await withBuild()
    await publish('/old.txt')
    const key = `SK${'1'.repeat(32)}`
    await app.request(`http://localhost:4000/v1${ALL}`, {
      method: 'POST',
      body: `BuildSid=${build.sid}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-test-user': key },
    })
    const { changes } = await read<{ changes: Change[] }>('/api/services/white-beagle/changes')
    expect(changes[0]).toMatchObject({ kind: 'deployment', actor: key, entry_count: 2 })
    const undo = await request(`${changes[0]?.url ?? ''}/undo`, { method: 'POST' })
    expect(undo.status).toBe(200)
    expect(await livePaths(read)).toEqual(['/old.txt'])
    await make(ALL, `BuildSid=${build.sid}`)
    expect(await livePaths(read)).toEqual(['/a.txt'])
  })

  it('of what is live already answers as Twilio does', async () => {
    const { make, post, build } = await withBuild()
    await make(ALL, `BuildSid=${build.sid}&IsPlugin=true`)
    const again = await post(ALL, `BuildSid=${build.sid}`)
    expect(again.status).toBe(409)
    expect(await bodyOf(again)).toEqual({
      code: 20409,
      message: 'Environment already has requested deployment.',
      more_info: '/errors/20409',
      status: 409,
    })
  })

  it('is listed, newest first', async () => {
    const { make, get, build, version } = await withBuild()
    const first = await make(ALL, `BuildSid=${build.sid}`)
    const other = await make('/Services/white-beagle/Builds', `AssetVersions=${version.sid}`)
    const second = await make(ALL, `BuildSid=${other.sid}`)
    const list = await get<TwilioList>(ALL)
    expect([list.meta.key, sidsIn(list)]).toEqual(['deployments', [second.sid, first.sid]])
  })

  it('of a file that was dropped in the console too replaces that, by its Change', async () => {
    const { upload, make, get, publish, read } = await twilioApp()
    await publish('/a.txt', 'dropped')
    await publish('/kept.txt')
    const { build_sid } = await get('/Services/white-beagle/Environments/ui')
    const present = await get<{ asset_versions: TwilioAnswer[] }>(
      `/Services/white-beagle/Builds/${build_sid}`,
    )
    const sent = { path: '/a.txt', visibility: 'public', content: 'sent' }
    const { version } = await upload('white-beagle', sent)
    const versions = [version, ...present.asset_versions]
    const build = await make(
      '/Services/white-beagle/Builds',
      versions.map(({ sid }) => `AssetVersions=${sid}`).join('&'),
    )
    expect(build['asset_versions']).toMatchObject([{ sid: version.sid }, { path: '/kept.txt' }])
    await make(ALL, `BuildSid=${build.sid}`)
    const { changes } = await read<{ changes: Change[] }>('/api/services/white-beagle/changes')
    expect(changes[0]?.entries).toMatchObject([
      { path: '/a.txt', before: { size: 7 }, after: { sid: version.sid } },
    ])
  })

  it('without a Build takes down all that is live, and one click brings it back', async () => {
    const { make, get, post, publish, read, request, build, service } = await withBuild()
    await make(ALL, `BuildSid=${build.sid}`)
    await publish('/dropped.txt')
    const { build_sid } = await get('/Services/white-beagle/Environments/ui')
    const deployment = await make(ALL)
    expect(deployment).toMatchObject({ service_sid: service.sid, build_sid: null })
    expect(await get(`${ALL}/${deployment.sid}`)).toEqual(deployment)
    expect(await get('/Services/white-beagle/Environments/ui')).toMatchObject({
      build_sid: null,
    })
    expect(await livePaths(read)).toEqual([])
    expect(await bodyOf(await post(ALL))).toMatchObject({ code: 20409 })

    const { changes } = await read<{ changes: Change[] }>('/api/services/white-beagle/changes')
    expect(changes[0]).toMatchObject({ kind: 'deployment', entry_count: 2 })
    await request(`${changes[0]?.url ?? ''}/undo`, { method: 'POST' })
    expect(await livePaths(read)).toEqual(['/a.txt', '/dropped.txt'])
    const [live, run] = await Promise.all(
      [build_sid, (await get('/Services/white-beagle/Environments/ui')).build_sid].map((sid) =>
        get<{ asset_versions: object[] }>(`/Services/white-beagle/Builds/${sid}`),
      ),
    )
    expect(run?.asset_versions).toEqual(live?.asset_versions)
  })

  it.each([
    [`BuildSid=ZB${'0'.repeat(32)}`, 20404, 'no Build'],
    ['BuildSid=x&IsPlugin=perhaps', 20001, 'IsPlugin:'],
  ])('is refused for %j', async (form, code, told) => {
    const { post } = await twilioApp()
    expect(await bodyOf(await post(ALL, form))).toMatchObject({
      code,
      message: expect.stringContaining(told),
    })
  })

  it('is not found under another Environment', async () => {
    const { make, get, build } = await withBuild()
    const { sid } = await make(ALL, `BuildSid=${build.sid}`)
    await make('/Services/white-beagle/Environments', 'UniqueName=dev&DomainSuffix=dev')
    const path = `/Services/white-beagle/Environments/dev/Deployments/${sid}`
    expect(await get(path)).toMatchObject({ code: ERRORS.not_found.code })
  })
})
