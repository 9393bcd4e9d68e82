import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { LIMITS } from '../../contract/limits.ts'
import { StorageFull } from '../blobs/port.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { readWithBusboy } from '../multipart/busboy.node.ts'
import { bodyOf } from '../testing/test-app.ts'
import {
  formData,
  sidsIn,
  twilioApp,
  type Sent,
  type TwilioAnswer,
  type TwilioList,
} from '../testing/twilio-client.ts'

const SERVICE = '/Services/white-beagle'
const LOGO: Sent = { path: '/img/logo.png', visibility: 'public', content: 'PNG' }
/** SHA-256 of "other", from sha256sum. */
const OTHER_SHA256 = 'd9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa'

/** The app with an Asset to upload to, its forms read by busboy as on the server. */
async function withAsset(...overrides: Parameters<typeof twilioApp>) {
  const under = await twilioApp({ readMultipart: readWithBusboy, ...overrides[0] })
  const { sid } = await under.make(`${SERVICE}/Assets`, 'FriendlyName=%2Fimg%2Flogo.png')
  const versions = `${SERVICE}/Assets/${sid}/Versions`
  const upload = (sent: Partial<Sent>) => under.send(versions, formData({ ...LOGO, ...sent }))
  return { ...under, sid, versions, uploadTo: upload }
}

describe('an upload', () => {
  it('makes a version, as the Toolkit sends it', async () => {
    const { uploadTo, get, sid, versions, service } = await withAsset()
    const answer = await uploadTo({})
    expect(answer.status).toBe(201)
    const version = await bodyOf<TwilioAnswer>(answer)
    const url = `http://localhost:4000/v1/Services/${service.sid}/Assets/${sid}/Versions/${version.sid}`
    expect(version).toEqual({
      sid: expect.stringMatching(/^ZN[0-9a-f]{32}$/),
      account_sid: service.account_sid,
      service_sid: service.sid,
      asset_sid: sid,
      path: '/img/logo.png',
      visibility: 'public',
      date_created: expect.stringMatching(/^[-\d]+T[:\d]+Z$/),
      size: 3,
      content_type: 'image/png',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      url,
      links: { asset_version_content: `${url}/Content` },
    })
    expect(await get(`${versions}/${version.sid}`)).toEqual(version)
    const second = await bodyOf<TwilioAnswer>(await uploadTo({ content: 'PNG2' }))
    expect(sidsIn(await get<TwilioList>(versions))).toEqual([second.sid, version.sid])
  })

  it.each([
    ['logo.png', 'public', '/logo.png', 'public'],
    ['a%20b.png', 'public', '/a%20b.png', 'public'],
    ['/x y.png', 'protected', '/x-y.png', 'protected'],
    ['/größe.png', 'PRIVATE', '/größe.png', 'private'],
    ['star_destroyer.private.jpg', 'public', '/star_destroyer.jpg', 'private'],
    ['/star_destroyer.protected.jpg', 'public', '/star_destroyer.jpg', 'protected'],
    // What the Toolkit makes of `a.private.protected.js`: it has dropped its marker already.
    ['/a.private.js', 'protected', '/a.private.js', 'protected'],
  ])('to %s, %s, is kept at %s, %s', async (path, visibility, kept, guarded) => {
    const { uploadTo } = await withAsset()
    expect(await bodyOf(await uploadTo({ path, visibility }))).toMatchObject({
      path: kept,
      visibility: guarded,
    })
  })

  it('trusts the part for the type, not the filename for the path', async () => {
    const { uploadTo } = await withAsset()
    const sent = { path: '/data', filename: '../../etc/passwd.html', type: 'text/csv' }
    expect(await bodyOf(await uploadTo(sent))).toMatchObject({
      path: '/data',
      content_type: 'text/csv',
    })
  })

  it('may send its parts in any order, and others too', async () => {
    const { send, versions } = await withAsset()
    const { type, body } = formData(LOGO)
    const [path = '', visibility = '', content = '', end = ''] = body.split(/(?<=\r\n)(?=--)/)
    const other = path.replace('"Path"', '"Nonsense"')
    const turned = other + content + visibility + path + end
    const answer = await send(versions, { type, body: turned })
    expect(await bodyOf(answer)).toMatchObject({ path: '/img/logo.png', size: 3 })
  })

  it.each([
    [{ path: '' }, 'Path is missing.'],
    [{ visibility: '' }, 'Visibility is missing.'],
    [{ visibility: 'secret' }, 'Visibility:'],
  ])('of %j is refused naming the parameter', async (sent, told) => {
    const { uploadTo } = await withAsset()
    expect(await bodyOf(await uploadTo(sent))).toMatchObject({
      code: 20001,
      message: expect.stringContaining(told),
    })
  })

  it.each(['/a#b.png', '/a//b.png', `/${'x'.repeat(255)}`, '/../a'])(
    'to %s is refused for its path, before its bytes are kept',
    async (path) => {
      const { uploadTo, blobs } = await withAsset()
      expect(await bodyOf(await uploadTo({ path }))).toMatchObject({
        code: ERRORS.path_invalid.code,
        status: 400,
      })
      expect(await Array.fromAsync(blobs.list())).toEqual([])
      expect(await blobs.listStaged()).toEqual([])
    },
  )

  it('with too many bytes is refused, and nothing of it is kept', async () => {
    const { uploadTo, blobs } = await withAsset({ maxAssetBytes: 10 })
    expect(await bodyOf(await uploadTo({ content: 'x'.repeat(11) }))).toMatchObject({
      code: ERRORS.too_large.code,
      status: 413,
    })
    expect(await blobs.listStaged()).toEqual([])
    expect((await uploadTo({ content: 'x'.repeat(10) })).status).toBe(201)
  })

  it('that is broken off is refused, and nothing of it is kept', async () => {
    const { send, versions, blobs, get } = await withAsset()
    const { type, body } = formData(LOGO)
    const answer = await send(versions, { type, body: body.slice(0, body.indexOf('PNG') + 1) })
    expect(await bodyOf(answer)).toMatchObject({
      code: 20001,
      message: expect.stringContaining('broken off'),
    })
    expect(await blobs.listStaged()).toEqual([])
    expect(await get(versions)).toMatchObject({ asset_versions: [] })
  })

  it('without Content is refused', async () => {
    const { post, versions } = await withAsset()
    const answer = await post(versions, 'Path=a.png&Visibility=public')
    expect(await bodyOf(answer)).toMatchObject({
      code: 20001,
      message: expect.stringContaining('Content is missing'),
    })
  })

  it('to a full disk answers 507', async () => {
    const full = {
      ...createMemoryBlobs(),
      append: () => Promise.reject(new StorageFull()),
    }
    const { uploadTo } = await withAsset({ blobs: full })
    expect(await bodyOf(await uploadTo({}))).toMatchObject({
      code: ERRORS.storage_full.code,
      status: 507,
    })
  })
})

describe('bytes that are known', () => {
  it('need no second upload', async () => {
    const { uploadTo, post, versions } = await withAsset()
    const first = await bodyOf<TwilioAnswer>(await uploadTo({}))
    const form = `Path=%2Fother.gif&Visibility=protected&Sha256=${first.sha256.toUpperCase()}`
    const answer = await post(versions, form)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({
      path: '/other.gif',
      visibility: 'protected',
      content_type: 'image/gif',
      sha256: first.sha256,
      size: 3,
    })
    const typed = await post(versions, `${form}&ContentType=image%2Fwebp`)
    expect(await bodyOf(typed)).toMatchObject({ content_type: 'image/webp' })
  })

  it('are safe from a sweeper that found them unused', async () => {
    const { uploadTo, post, versions, blobs } = await withAsset()
    const { sha256 } = await bodyOf<TwilioAnswer>(await uploadTo({}))
    const before = Date.now() + 1
    await new Promise((later) => setTimeout(later, 5))
    await post(versions, `Path=a&Visibility=public&Sha256=${sha256}`)
    await blobs.remove(sha256, before)
    expect(await blobs.open(sha256)).not.toBeNull()
  })

  it('are asked for where they are not', async () => {
    const { post, versions } = await withAsset()
    const form = `Path=a.png&Visibility=public&Sha256=${OTHER_SHA256}`
    expect(await bodyOf(await post(versions, form))).toMatchObject({
      code: ERRORS.bytes_unknown.code,
      status: 409,
      message: expect.stringContaining('Send them as Content'),
    })
    const malformed = await post(versions, 'Path=a&Visibility=public&Sha256=PNG')
    expect(await bodyOf(malformed)).toMatchObject({ code: 20001 })
  })

  it('of an Asset too large for a Function are none', async () => {
    const { uploadTo, make, post } = await withAsset({
      maxAssetBytes: 2 * LIMITS.functionBytes,
    })
    const content = 'x'.repeat(LIMITS.functionBytes + 1)
    const { sha256 } = await bodyOf<TwilioAnswer>(await uploadTo({ content }))
    const { sid } = await make(`${SERVICE}/Functions`, 'FriendlyName=a')
    const form = `Path=a&Visibility=public&Sha256=${sha256}`
    const answer = await post(`${SERVICE}/Functions/${sid}/Versions`, form)
    expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.too_large.code })
  })

  it('can be sent with their digest, to be checked', async () => {
    const { send, versions } = await withAsset()
    const { type, body } = formData(LOGO)
    const withDigest = (digest: string) =>
      body.replace(
        'name="Visibility"',
        `name="Sha256"\r\n\r\n${digest}\r\n${body.split('\r\n')[0]}\r\nContent-Disposition: form-data; name="Visibility"`,
      )
    const answer = await send(versions, { type, body: withDigest(OTHER_SHA256) })
    expect(await bodyOf(answer)).toMatchObject({
      code: 20001,
      message: expect.stringContaining('Sha256:'),
    })
  })
})

describe('content', () => {
  it('of any version of an Asset can be read, whatever its visibility', async () => {
    const { uploadTo, request, versions } = await withAsset()
    const old = await bodyOf<TwilioAnswer>(await uploadTo({ visibility: 'private' }))
    await uploadTo({ content: 'new' })
    const answer = await request(`/v1${versions}/${old.sid}/Content`)
    expect(await answer.text()).toBe('PNG')
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('content-disposition')).toContain(
      "attachment; filename*=UTF-8''logo.png",
    )
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const range = { range: 'bytes=1-1' }
    const part = await request(`/v1${versions}/${old.sid}/Content`, { headers: range })
    expect([part.status, await part.text()]).toEqual([206, 'N'])
  })

  it('of a Function is its source, in JSON', async () => {
    const { upload, get, service } = await twilioApp()
    const content = "exports.handler = (context, event, callback) => callback(null, 'größe')\n"
    const sent = {
      path: '/hello',
      filename: 'hello.js',
      visibility: 'protected',
      content,
      type: 'application/javascript',
    }
    const { version, versions } = await upload('white-beagle', sent, 'Functions')
    expect(version).toMatchObject({
      function_sid: expect.stringMatching(/^ZH/),
      path: '/hello',
    })
    expect(version).not.toHaveProperty('asset_sid')
    expect(version.links).toEqual({ function_version_content: `${version.url}/Content` })
    expect(await get(`${versions}/${version.sid}/Content`)).toEqual({
      sid: version.sid,
      account_sid: service.account_sid,
      service_sid: service.sid,
      function_sid: version['function_sid'],
      content,
      url: `${version.url}/Content`,
    })
  })

  it('is not found under another Asset', async () => {
    const { uploadTo, make, get } = await withAsset()
    const { sid } = await bodyOf<TwilioAnswer>(await uploadTo({}))
    const other = await make(`${SERVICE}/Assets`, 'FriendlyName=other')
    const path = `${SERVICE}/Assets/${other.sid}/Versions/${sid}`
    expect(await get(path)).toMatchObject({ code: 20404 })
    expect(await get(`${path}/Content`)).toMatchObject({ code: 20404 })
  })
})
