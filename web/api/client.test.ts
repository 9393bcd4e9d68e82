import { afterEach, expect, it, vi } from 'vitest'
import { answerOf, api } from './client.ts'
import { connection } from './connection.ts'
import { ApiError, Unreachable } from './errors.ts'

const stubFetch = (fetch: () => Promise<Response>) => {
  const stub = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(fetch)
  vi.stubGlobal('fetch', stub)
  return stub
}

afterEach(() => {
  vi.unstubAllGlobals()
  connection.set('reachable')
})

it('asks the console’s own origin, with its cookie', async () => {
  const fetch = stubFetch(() => Promise.resolve(Response.json({ status: 'ok', version: '1' })))
  expect(await answerOf(api.health.$get())).toEqual({ status: 'ok', version: '1' })
  const [url, init] = fetch.mock.calls[0] ?? []
  expect(url).toBe('/api/health')
  expect(init).toMatchObject({ method: 'GET', credentials: 'same-origin' })
})

it('takes an answer without a body for what it is', async () => {
  stubFetch(() => Promise.resolve(new Response(null, { status: 204 })))
  expect(await answerOf(api.session.$delete())).toBeUndefined()
})

it('throws what Hangar said no with, and knows Hangar to be there', async () => {
  connection.set('lost')
  const body = { code: 20404, message: 'There is no Service x.', more_info: '/errors/20404' }
  stubFetch(() => Promise.resolve(Response.json(body, { status: 404 })))
  const asked = answerOf(api.services[':service'].$get({ param: { service: 'x' } }))
  await expect(asked).rejects.toThrow(ApiError)
  await expect(asked).rejects.toMatchObject({ code: 20404, status: 404 })
  expect(connection.get()).toBe('reachable')
})

it.each([
  ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a proxy in front of nothing', () => Promise.resolve(new Response('', { status: 502 }))],
])('knows Hangar to be lost by %s', async (_name, fetch) => {
  stubFetch(fetch)
  await expect(answerOf(api.health.$get())).rejects.toThrow(Unreachable)
  expect(connection.get()).toBe('lost')
})

it('does not take a request that was called off for a lost Hangar', async () => {
  stubFetch(() => Promise.reject(new DOMException('called off', 'AbortError')))
  await expect(answerOf(api.health.$get())).rejects.toMatchObject({ name: 'AbortError' })
  expect(connection.get()).toBe('reachable')
})
