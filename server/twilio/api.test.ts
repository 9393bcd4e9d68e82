import { describe, expect, it, test } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { createMemoryCatalog } from '../catalog/memory.ts'
import { bodyOf } from '../testing/test-app.ts'
import { twilioApp, type TwilioAnswer, type TwilioList } from '../testing/twilio-client.ts'

describe('guards', () => {
  test.each([
    ['GET', '/v1/Services'],
    ['POST', '/v1/Services'],
    ['GET', '/v1/nowhere'],
    ['POST', '/v1/Services/white-beagle/Assets/ZH1/Versions'],
  ])('%s %s wants credentials', async (method, path) => {
    const { app } = await twilioApp()
    const answer = await app.request(path, { method })
    expect(await bodyOf(answer)).toMatchObject({ code: 20003, status: 401 })
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Hangar"')
  })

  it('refuse what another site’s page asks for', async () => {
    const { request } = await twilioApp()
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await request('/v1/Services', { headers: foreign })).status).toBe(403)
    const post = await request('/v1/Services', {
      method: 'POST',
      headers: { origin: 'http://evil.example', host: 'localhost:4000' },
    })
    expect(await bodyOf(post)).toMatchObject({ code: ERRORS.foreign_origin.code })
  })

  it.each(['/Services', '/Services/Versions', '/Services/a/Builds/Versions'])(
    'refuse forms without end to %s, whatever they are',
    async (path) => {
      const { post, send } = await twilioApp()
      const body = `UniqueName=${'x'.repeat(1024 * 1024)}`
      const type = 'multipart/form-data; boundary=x'
      for (const answer of [await post(path, body), await send(path, { type, body })]) {
        expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.too_large.code, status: 413 })
      }
    },
  )
})

describe('answers', () => {
  it('carry a request’s SID and duration, and are for nobody’s cache', async () => {
    const { request } = await twilioApp()
    for (const path of ['/v1/Services', '/v1/Services/nowhere']) {
      const { headers } = await request(path)
      expect(headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/)
      expect(headers.get('twilio-request-duration')).toMatch(/^\d+\.\d{3}$/)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-type')).toContain('application/json')
    }
  })

  it('of a mistake carry the SID that it is logged under', async () => {
    const catalog = createMemoryCatalog()
    const heard: unknown[] = []
    const { request } = await twilioApp({
      catalog,
      onError: (error, { url }, sid) => heard.push([error, new URL(url).pathname, sid]),
    })
    const broken = new Error('broken')
    catalog.listServices = () => Promise.reject(broken)
    const { status, headers } = await request('/v1/Services')
    expect(status).toBe(500)
    expect(heard).toEqual([[broken, '/v1/Services', headers.get('twilio-request-id')]])
  })

  it('say in Twilio’s shape where there is nothing', async () => {
    const { get } = await twilioApp()
    expect(await get('/Services/nowhere')).toEqual({
      code: 20404,
      message: 'There is no Service nowhere.',
      more_info: '/errors/20404',
      status: 404,
    })
    expect(await get('/Nowhere')).toMatchObject({ code: 20404 })
  })
})

describe('links', () => {
  const tunnel = { host: 'serverless.twilio.com', 'x-forwarded-proto': 'https' }

  it('lead back through a tunnel, as the client called the host', async () => {
    const { request } = await twilioApp()
    const read = async <Body>(url: string) =>
      bodyOf<Body>(await request(url, { headers: tunnel }))
    const service = await read<TwilioAnswer>('/v1/Services/white-beagle')
    const base = 'https://serverless.twilio.com/v1/Services'
    expect(service.url).toBe(`${base}/${service.sid}`)
    expect(service.links['assets']).toBe(`${base}/${service.sid}/Assets`)
    const list = await read<TwilioList>('/v1/Services?PageSize=20')
    expect(list.meta.url).toBe(`${base}?PageSize=20&Page=0`)
  })

  it('take the scheme of the request where no proxy tells another', async () => {
    const { request } = await twilioApp()
    const urlWith = async (headers: Record<string, string>) => {
      const answer = await request('/v1/Services/white-beagle', { headers })
      return new URL((await bodyOf<TwilioAnswer>(answer)).url).origin
    }
    expect(await urlWith({})).toBe('http://localhost:4000')
    expect(await urlWith({ 'x-forwarded-proto': 'https, http' })).toBe('https://localhost:4000')
    expect(await urlWith({ 'x-forwarded-proto': 'gopher' })).toBe('http://localhost:4000')
    expect(await urlWith({ host: 'serverless.dublin.ie1.twilio.com' })).toBe(
      'http://serverless.dublin.ie1.twilio.com',
    )
  })
})

/** Five Assets, and a way to read a page of them. */
async function fiveAssets() {
  const under = await twilioApp()
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    await under.make('/Services/white-beagle/Assets', `FriendlyName=${name}`)
  }
  const names = async (url: string) => {
    const list = await bodyOf<TwilioList>(await under.request(url.slice(url.indexOf('/v1/'))))
    const items = list['assets'] as { friendly_name: string }[]
    return { names: items.map((item) => item.friendly_name).join(''), meta: list.meta }
  }
  return { ...under, names }
}

describe('pages', () => {
  const LIST = '/v1/Services/white-beagle/Assets'

  it('are one when all fits, with null for the next', async () => {
    const { names } = await fiveAssets()
    const url = `http://localhost:4000${LIST}?PageSize=50&Page=0`
    expect(await names(LIST)).toEqual({
      names: 'edcba',
      meta: {
        key: 'assets',
        page: 0,
        page_size: 50,
        first_page_url: url,
        previous_page_url: null,
        next_page_url: null,
        url,
      },
    })
  })

  it('are followed by their URLs, there and back', async () => {
    const { names } = await fiveAssets()
    const first = await names(`${LIST}?PageSize=2`)
    expect(first.names).toBe('ed')
    const second = await names(first.meta.next_page_url ?? '')
    expect(second.names).toBe('cb')
    expect(second.meta.page).toBe(1)
    const third = await names(second.meta.next_page_url ?? '')
    expect(third).toMatchObject({ names: 'a', meta: { page: 2, next_page_url: null } })
    const back = await names(third.meta.previous_page_url ?? '')
    expect(back).toMatchObject({ names: 'cb', meta: { page: 1 } })
    const start = await names(back.meta.previous_page_url ?? '')
    expect(start).toMatchObject({ names: 'ed', meta: { page: 0, previous_page_url: null } })
    expect((await names(start.meta.next_page_url ?? '')).names).toBe('cb')
    expect((await names(second.meta.url)).names).toBe('cb')
    expect((await names(second.meta.first_page_url)).names).toBe('ed')
  })

  it('skip and repeat nothing when rows come meanwhile', async () => {
    const { names, make: add } = await fiveAssets()
    const { meta } = await names(`${LIST}?PageSize=2`)
    await add('/Services/white-beagle/Assets', 'FriendlyName=f')
    expect((await names(meta.next_page_url ?? '')).names).toBe('cb')
  })

  it('have at most 1000 rows', async () => {
    const { names } = await fiveAssets()
    expect((await names(`${LIST}?PageSize=5000`)).meta.page_size).toBe(1000)
  })

  test.each([
    ['PageSize=0', 'PageSize:'],
    ['PageSize=x', 'PageSize:'],
    ['Page=-1', 'Page:'],
    ['Page=1', 'PageToken'],
    ['PageToken=PAnonsense', 'PageToken'],
    ['PageToken=x', 'PageToken'],
  ])('refuse %s', async (query, told) => {
    const { get } = await twilioApp()
    expect(await get(`/Services?${query}`)).toMatchObject({
      code: 20001,
      message: expect.stringContaining(told),
    })
  })

  it('of Services and Environments work alike', async () => {
    const { make: add, request } = await twilioApp()
    for (const name of ['a', 'b', 'c']) {
      await add('/Services', `UniqueName=${name}&FriendlyName=${name}`)
      const suffix = `UniqueName=${name}&DomainSuffix=${name}`
      await add('/Services/white-beagle/Environments', suffix)
    }
    for (const path of ['/v1/Services', '/v1/Services/white-beagle/Environments']) {
      const seen: string[] = []
      for (let url: string | null = `${path}?PageSize=3`; url;) {
        const list: TwilioList = await bodyOf(await request(url.slice(url.indexOf('/v1/'))))
        const rows = list[list.meta.key] as { unique_name: string }[]
        seen.push(...rows.map((row) => row.unique_name))
        url = list.meta.next_page_url
      }
      expect(seen.slice(0, 3)).toEqual(['c', 'b', 'a'])
      expect(seen).toHaveLength(4)
    }
  })
})
