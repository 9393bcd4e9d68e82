import { describe, expect, it, test } from 'vitest'
import type { Change } from '../../contract/changes.ts'
import { ERRORS } from '../../contract/errors.ts'
import {
  functionListSchema,
  functionSchema,
  triedFunctionSchema,
  type HangarFunction,
} from '../../contract/functions.ts'
import { LIMITS } from '../../contract/limits.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { StorageFull } from '../blobs/port.ts'
import { FunctionsBusy, type FunctionHost, type Invocation } from '../functions/port.ts'
import { newSid } from '../rules/sids.ts'
import { bodyOf, livePaths } from '../testing/test-app.ts'
import { SITE, SOURCE, testSite } from '../testing/test-site.ts'

const FUNCTIONS = `${SITE}/functions`
const UNKNOWN = `${FUNCTIONS}/ZH${'0'.repeat(32)}`

async function world(functions: FunctionHost | null = null) {
  const site = await testSite({ functions })
  const list = async (query = '') =>
    functionListSchema.parse(await site.read(`${FUNCTIONS}${query}`)).functions
  const save = (url: string, body: object) => {
    const [path = '', query] = url.split('?')
    return site.send('POST', `${path}/versions${query ? `?${query}` : ''}`, body)
  }
  const remove = async (url: string) =>
    bodyOf<{ change: Change | null }>(await site.request(url, { method: 'DELETE' }))
  const deployAll = async (query = '') => {
    const { sid: build_sid } = await site.build(undefined, query)
    return site.deployed({ build_sid, keep_assets: true }, query)
  }
  return { ...site, list, save, remove, deployAll }
}

describe('a new Function', () => {
  it('is saved but not live, and its source can be read', async () => {
    const { addFunction, read, list } = await world()
    const made = functionSchema.parse(
      await addFunction('sms/reply', { visibility: 'protected' }),
    )
    expect(made).toMatchObject({
      live: null,
      public_url: null,
      saved: { path: '/sms/reply', visibility: 'protected' },
    })
    expect(await read(made.links.content)).toEqual({
      version_sid: made.saved.sid,
      content: SOURCE,
    })
    expect(await list()).toEqual([made])
    expect(await read(made.url)).toEqual(made)
  })

  it('whose name has a marker is no more public than that says', async () => {
    const { addFunction } = await world()
    const { saved } = await addFunction('/helper.private.js', { visibility: 'public' })
    expect(saved).toMatchObject({ path: '/helper.js', visibility: 'private' })
  })

  it('can have neither an asset’s path nor another Function’s', async () => {
    const { addFunction, publish, send, addEnvironment } = await world()
    await publish('/a')
    await addFunction('/b')
    const asked = { visibility: 'public', content: SOURCE }
    for (const path of ['/a', '/b', 'b']) {
      expect(await bodyOf(await send('POST', FUNCTIONS, { path, ...asked }))).toMatchObject({
        code: ERRORS.path_taken.code,
      })
    }
    await addEnvironment('dev', 'dev')
    expect((await addFunction('/c')).saved.path).toBe('/c')
  })

  it('made twice at once is made once', async () => {
    const { send, list } = await world()
    const body = { path: '/a', visibility: 'public', content: SOURCE }
    const answers = await Promise.all([1, 2].map(() => send('POST', FUNCTIONS, body)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
    expect(await list()).toHaveLength(1)
  })

  test.each([
    [{ path: '/a:b' }, ERRORS.path_invalid.code],
    [{ path: '' }, ERRORS.invalid_request.code],
    [{ content: 'ü'.repeat(LIMITS.editableBytes / 2 + 1) }, ERRORS.invalid_request.code],
    [{ visibility: 'secret' }, ERRORS.invalid_request.code],
  ])('is refused with %j', async (wrong, code) => {
    const { send, list } = await world()
    const body = { path: '/a', visibility: 'public', content: SOURCE, ...wrong }
    expect(await bodyOf(await send('POST', FUNCTIONS, body))).toMatchObject({ code })
    expect(await list()).toEqual([])
  })

  it('leaves nothing behind when the disk is full', async () => {
    const full = { ...createMemoryBlobs(), append: () => Promise.reject(new StorageFull()) }
    const { send, catalog, service } = await testSite({ blobs: full })
    const body = { path: '/a', visibility: 'public', content: SOURCE }
    expect((await send('POST', FUNCTIONS, body)).status).toBe(507)
    const { rows } = await catalog.pageResources(service.sid, 'function', { limit: 1 })
    expect(rows).toEqual([])
  })
})

describe('saving', () => {
  it('makes a new version; what is left out stays, and what is live goes on', async () => {
    const { addFunction, deployAll, save, read } = await world()
    const { url, saved, links } = await addFunction('/a', { visibility: 'protected' })
    await deployAll()
    const answer = await save(url, { content: 'exports.handler = 1' })
    expect(answer.status).toBe(201)
    const after = await bodyOf<HangarFunction>(answer)
    expect(after.saved).toMatchObject({ path: '/a', visibility: 'protected' })
    expect(after.live?.sid).toBe(saved.sid)
    expect(await read(links.content)).toMatchObject({ content: 'exports.handler = 1' })

    const moved = await bodyOf<HangarFunction>(await save(url, { path: '/b' }))
    expect(moved.saved).toMatchObject({ path: '/b', sha256: after.saved.sha256 })
    expect(moved.live?.path).toBe('/a')
  })

  it('overwrites nothing that was saved since', async () => {
    const { addFunction, save, read } = await world()
    const { url, saved, links } = await addFunction('/a')
    const base = { base_version_sid: saved.sid }
    const answers = await Promise.all(
      ['1', '2'].map((content) => save(url, { content, ...base })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 409])
    expect(await bodyOf(answers[1] as Response)).toMatchObject({
      code: ERRORS.changed_meanwhile.code,
    })
    expect(await read(links.content)).toMatchObject({ content: '1' })
  })

  it('sees what Twilio’s API saves between reading and writing', async () => {
    const { addFunction, save, read, catalog } = await world()
    const { url, saved, links } = await addFunction('/a')
    const createVersion = catalog.createVersion.bind(catalog)
    /** Another version comes just before the next one that is saved. */
    const comeBetween = (path: string) => {
      catalog.createVersion = async (version, after) => {
        catalog.createVersion = createVersion
        await createVersion({ ...version, sid: newSid('version'), path })
        const dateCreated = version.dateCreated + 1
        return createVersion({ ...version, dateCreated }, after)
      }
    }
    comeBetween('/theirs')
    const edited = { content: 'mine', base_version_sid: saved.sid }
    expect((await save(url, edited)).status).toBe(409)
    comeBetween('/moved')
    const mine = await bodyOf<HangarFunction>(await save(url, { content: 'mine' }))
    expect(mine.saved.path).toBe('/moved')
    expect(await read(links.content)).toMatchObject({ content: 'mine' })
  })

  it('leaves a path alone that was decided before, whatever it looks like', async () => {
    const { addFunction, save } = await world()
    const { url } = await addFunction('/a.private.js', { visibility: 'protected' })
    const answer = await save(url, { visibility: 'public' })
    const { saved } = await bodyOf<HangarFunction>(answer)
    expect(saved).toMatchObject({ path: '/a.private.js', visibility: 'public' })
  })

  it('to a path that is taken is refused', async () => {
    const { addFunction, publish, save } = await world()
    const { url } = await addFunction('/a')
    await addFunction('/b')
    await publish('/c')
    for (const path of ['/b', '/c']) {
      expect(await bodyOf(await save(url, { path }))).toMatchObject({
        code: ERRORS.path_taken.code,
      })
    }
    expect((await save(url, { path: '/a', content: '' })).status).toBe(201)
  })

  it('what is not there answers 404', async () => {
    const { save, request } = await world()
    expect((await save(UNKNOWN, { content: '' })).status).toBe(404)
    expect((await request(UNKNOWN)).status).toBe(404)
    expect((await request(UNKNOWN, { method: 'DELETE' })).status).toBe(404)
  })
})

describe('deleting', () => {
  it('takes a live Function off, and undo brings it back, to be saved again', async () => {
    const { addFunction, deployAll, remove, undo, list, livePathsOf, save } = await world()
    const { url } = await addFunction('/a')
    await deployAll()
    const { change } = await remove(url)
    expect(change).toMatchObject({ kind: 'delete', entry_count: 1 })
    expect([await list(), await livePathsOf()]).toEqual([[], []])

    const undone = await bodyOf(await undo(change?.sid ?? ''))
    expect(undone).toMatchObject({ change: { kind: 'undo' }, assets: [] })
    expect(await livePathsOf()).toEqual(['/a'])
    expect(await list()).toMatchObject([{ saved: { path: '/a' }, live: { path: '/a' } }])
    expect((await save(url, { content: 'more' })).status).toBe(201)
  })

  it('one that is not live makes no Change', async () => {
    const { addFunction, remove, list } = await world()
    const { url } = await addFunction('/a')
    expect(await remove(url)).toEqual({ change: null })
    expect(await list()).toEqual([])
  })

  it('leaves it running in other Environments, where it is listed until it is taken down', async () => {
    const { addFunction, addEnvironment, deployAll, remove, list, deployed } = await world()
    await addEnvironment('dev', 'dev')
    const { url } = await addFunction('/a')
    await deployAll()
    await deployed({ source_environment: 'ui' }, '?environment=dev')
    await remove(url)
    expect(await list()).toEqual([])
    const [there] = await list('?environment=dev')
    expect(there).toMatchObject({
      live: { path: '/a' },
      public_url: 'http://white-beagle-1541-dev.localhost:4001/a',
    })
    expect((await remove(there?.url ?? '')).change).toMatchObject({ kind: 'delete' })
    expect(await list('?environment=dev')).toEqual([])
  })
})

describe('Functions are no assets', () => {
  it('in the list of assets, by SID, or to operations', async () => {
    const { addFunction, deployAll, publish, read, request, send } = await world()
    const { sid, live } = await addFunction('/a')
    expect(live).toBeNull()
    await deployAll()
    const { asset } = await publish('/x.txt')
    expect(await livePaths(read)).toEqual(['/x.txt'])
    expect((await request(`${SITE}/assets/${sid}`)).status).toBe(404)
    const operations = [
      { op: 'delete', asset_sid: sid },
      { op: 'move', asset_sid: asset.sid, path: '/a' },
    ]
    const answer = await bodyOf(await send('POST', `${SITE}/changes`, { operations }))
    expect(answer).toMatchObject({
      change: null,
      results: [
        { ok: false, error: { code: ERRORS.not_found.code } },
        {
          ok: false,
          error: {
            code: ERRORS.path_taken.code,
            message: expect.stringContaining('A Function runs at /a') as string,
          },
        },
      ],
    })
  })

  test.each(['fail', 'replace'])(
    'and uploads (%s) do not take their paths',
    async (if_exists) => {
      const { addFunction, deployAll, begin } = await world()
      await addFunction('/a')
      await deployAll()
      expect(await bodyOf(await begin({ path: '/a', if_exists }, 1, 'x'))).toMatchObject({
        code: ERRORS.path_taken.code,
        message: expect.stringContaining('A Function runs at /a') as string,
      })
    },
  )

  it('but what keeps both is put beside them', async () => {
    const { addFunction, deployAll, publish } = await world()
    await addFunction('/a')
    await deployAll()
    const { asset } = await publish('/a', 'x', { if_exists: 'keep_both' })
    expect(asset.path).toBe('/a-2')
  })
})

/** A host that answers what it is told to, and keeps what it was asked. */
function hostThat(answer: FunctionHost['invoke']) {
  const asked: Invocation[] = []
  const invoke: FunctionHost['invoke'] = (invocation) => {
    asked.push(invocation)
    return answer(invocation)
  }
  return { asked, invoke, close: async () => {} }
}

const saying = (text: string) => async () => ({
  status: 201,
  headers: [['x-a', '1']] as [string, string][],
  body: new TextEncoder().encode(text),
})

describe('a try', () => {
  const asked = { method: 'POST', parameters: [{ name: 'Body', value: 'ahoy' }] }

  it('runs what is live, private too, and tells the answer and its request', async () => {
    const host = hostThat(saying('grüße'))
    const { addFunction, deployAll, save, send } = await world(host)
    const { url, saved, sid } = await addFunction('/a', { visibility: 'private' })
    await deployAll()
    await save(url, { path: '/moved' })
    const answer = await send('POST', `${url}/tries`, asked)
    const tried = triedFunctionSchema.parse(await answer.json())
    expect(tried).toMatchObject({
      status: 201,
      headers: [{ name: 'x-a', value: '1' }],
      body: 'grüße',
      body_base64: null,
    })
    expect(host.asked).toMatchObject([
      { functionSid: sid, target: '/a', method: 'POST', requestSid: tried.request_sid },
    ])
    expect(new TextDecoder().decode(host.asked[0]?.body)).toBe('Body=ahoy')
    expect(saved.visibility).toBe('private')
  })

  it('needs a live Function and a home that runs Functions', async () => {
    const { addFunction, deployAll, send, request } = await world()
    const { url } = await addFunction('/a')
    const tryIt = async () => bodyOf(await send('POST', `${url}/tries`, asked))
    expect(await tryIt()).toMatchObject({ code: ERRORS.not_found.code })
    await deployAll()
    expect(await tryIt()).toMatchObject({ code: ERRORS.functions_not_run.code, status: 501 })
    expect(await bodyOf(await request('/api/session'))).toMatchObject({ runs_functions: false })
  })

  it('says so when too many run at once, or it was taken down meanwhile', async () => {
    const answers = [() => Promise.reject(new FunctionsBusy()), async () => null]
    const host = hostThat(async () => (await answers.shift()?.()) ?? null)
    const { addFunction, deployAll, send, request } = await world(host)
    const { url } = await addFunction('/a')
    await deployAll()
    const tryIt = async () => bodyOf(await send('POST', `${url}/tries`, asked))
    expect(await tryIt()).toMatchObject({ code: ERRORS.functions_busy.code, status: 429 })
    expect(await tryIt()).toMatchObject({ code: ERRORS.not_found.code })
    expect(await bodyOf(await request('/api/session'))).toMatchObject({ runs_functions: true })
  })
})
