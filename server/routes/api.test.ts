import { describe, expect, it, test } from 'vitest'
import { ERRORS } from '../../contract/errors.ts'
import { serviceListSchema, serviceSchema, type Service } from '../../contract/services.ts'
import { StorageFull } from '../blobs/port.ts'
import { createMemoryBlobs } from '../blobs/memory.ts'
import { bodyOf, testApp } from '../testing/test-app.ts'

describe('services', () => {
  it('are made with a domain and the Environment ui', async () => {
    const { send, read, service } = await testApp()
    const answer = await send('POST', '/api/services', { unique_name: 'Quiet-Heron' })
    expect(answer.status).toBe(201)
    const made = serviceSchema.parse(await answer.json())
    expect(made.domain_base).toMatch(/^quiet-heron-\d{4}$/)
    expect(made.environments).toMatchObject([
      { unique_name: 'ui', domain_suffix: null, domain_name: made.domain_base },
    ])
    // Whoever may deploy could read them.
    expect(made.include_credentials).toBe(false)
    const { services } = serviceListSchema.parse(await read('/api/services'))
    expect(services.map(({ sid }) => sid)).toEqual([service.sid, made.sid])
    expect(await read(`/api/services/${made.sid}`)).toEqual(made)
  })

  test.each([
    ['white-beagle', ERRORS.name_taken.code],
    ['a b', ERRORS.invalid_request.code],
    ['-a', ERRORS.invalid_request.code],
    ['a'.repeat(51), ERRORS.invalid_request.code],
  ])('refuse the unique name %j', async (unique_name, code) => {
    const { send } = await testApp()
    expect(await bodyOf(await send('POST', '/api/services', { unique_name }))).toMatchObject({
      code,
    })
  })

  it('can be renamed and deleted with all they hold', async () => {
    const { send, request, publish, service } = await testApp()
    const { asset } = await publish('/a.txt')
    const renamed = await send('PATCH', service.url, { friendly_name: 'Beagle' })
    expect(await bodyOf(renamed)).toMatchObject({ friendly_name: 'Beagle' })
    expect((await request(service.url, { method: 'DELETE' })).status).toBe(204)
    expect((await request(asset.url)).status).toBe(404)
    expect((await request(service.url)).status).toBe(404)
  })

  it('without {domain} in the assets URL only the default one has URLs', async () => {
    const { assetsUrlsFrom } = await import('../rules/domains.ts')
    const { send, read } = await testApp({
      assetsUrls: assetsUrlsFrom('https://files.example/'),
    })
    await send('POST', '/api/services', { unique_name: 'other' })
    const urls = await Promise.all(
      ['white-beagle', 'other'].map(async (name) => {
        const { environments } = await read<Service>(`/api/services/${name}`)
        return environments[0]?.assets_url
      }),
    )
    expect(urls).toEqual(['https://files.example', null])
  })
})

describe('guards', () => {
  test.each([
    ['GET', '/api/services'],
    ['GET', '/api/session'],
    ['DELETE', '/api/session'],
    ['GET', '/api/openapi.json'],
    ['POST', '/api/uploads'],
    ['OPTIONS', '/api/uploads'],
    ['GET', '/api/nowhere'],
  ])('%s %s wants a sign-in', async (method, path) => {
    const { app } = await testApp()
    const answer = await app.request(path, { method })
    expect(await bodyOf(answer)).toMatchObject({ code: 20003, status: 401 })
  })

  it('let health and the sign-in pass', async () => {
    const { app } = await testApp()
    expect((await app.request('/api/health')).status).toBe(200)
    const signIn = (token: string) =>
      app.request('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      })
    expect((await signIn('right')).headers.get('set-cookie')).toContain('session=1')
    expect((await signIn('wrong')).status).toBe(401)
  })

  it('refuse changes from another origin, and take those from their own', async () => {
    const { request } = await testApp()
    const post = (origin: string) =>
      request('/api/services', {
        method: 'POST',
        headers: { origin, host: 'localhost:4000', 'content-type': 'application/json' },
        body: JSON.stringify({ unique_name: 'x' }),
      })
    for (const foreign of [
      'http://white-beagle-1541.localhost:4001',
      'null',
      'http://localhost:4001',
    ]) {
      expect(await bodyOf(await post(foreign))).toMatchObject({ code: 20403 })
    }
    expect((await post('http://localhost:4000')).status).toBe(201)
  })
})

describe('pages of other origins', () => {
  test.each(['same-site', 'cross-site'])('may not even read (%s)', async (site) => {
    const { request } = await testApp()
    const answer = await request('/api/services', { headers: { 'sec-fetch-site': site } })
    expect(await bodyOf(answer)).toMatchObject({ code: 20403 })
  })

  test.each(['same-origin', 'none'])('are not ours (%s)', async (site) => {
    const { request } = await testApp()
    const answer = await request('/api/services', { headers: { 'sec-fetch-site': site } })
    expect(answer.status).toBe(200)
  })

  it('may embed nothing, and caches keep nothing', async () => {
    const { request, app } = await testApp()
    for (const answer of [await request('/api/services'), await app.request('/api/session')]) {
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

const signInWith = async (body: string, type = 'application/json') => {
  const { app } = await testApp()
  const headers = { 'content-type': type }
  return app.request('/api/session', { method: 'POST', headers, body })
}

describe('bodies', () => {
  it('have a limit, before anyone is signed in', async () => {
    const answer = await signInWith(JSON.stringify({ token: 'x'.repeat(1024 * 1024) }))
    expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.too_large.code, status: 413 })
  })

  it('are JSON, or told so', async () => {
    const answer = await signInWith('token=right', 'text/plain')
    expect(await bodyOf(answer)).toMatchObject({
      code: ERRORS.wrong_media_type.code,
      status: 415,
    })
  })
})

describe('errors', () => {
  it('answer 404 in the one shape where there is no route', async () => {
    const { request } = await testApp()
    const answer = await request('/api/nowhere')
    expect(await bodyOf(answer)).toEqual({
      code: 20404,
      message: 'There is nothing at GET /api/nowhere.',
      more_info: '/errors/20404',
      status: 404,
    })
  })

  it('tell a full disk as 507', async () => {
    const blobs = createMemoryBlobs()
    const full = { ...blobs, append: () => Promise.reject(new StorageFull()) }
    const { begin, read } = await testApp({ blobs: full })
    const answer = await begin({ path: '/a.txt' }, 1, 'a')
    expect(await bodyOf(answer)).toMatchObject({ code: ERRORS.storage_full.code, status: 507 })
    expect(await read('/api/services/white-beagle/assets')).toMatchObject({ total: 0 })
  })

  it('report what nobody foresaw, and keep it from the client', async () => {
    const reported: unknown[] = []
    const boom = new Error('secret detail')
    const { begin } = await testApp({
      blobs: { ...createMemoryBlobs(), stage: () => Promise.reject(boom) },
      onError: (error) => reported.push(error),
    })
    const answer = await begin({ path: '/a.txt' }, 1, 'a')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(reported).toEqual([boom])
  })
})

describe('the OpenAPI document', () => {
  it('describes each route that there is, and none that there is not', async () => {
    const { app, read } = await testApp()
    const { paths } = await read<{ paths: Record<string, object> }>('/api/openapi.json')
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    )
    const mounted = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(
        ({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
      )
      .map((route) => route.replace('get /api/uploads/{sid}', 'head /api/uploads/{sid}'))
      .map((route) => route.replace('/api/uploads/*', '/api/uploads'))
      .map((route) => route.replace('{path}{.*}', '{path}'))
      .filter((route) => route !== 'get /api/openapi.json')
    expect(described.toSorted()).toEqual([...new Set(mounted)].toSorted())
  })
})
