import { expect, test } from 'vitest'
import { createSessionCookie } from './session-cookie.ts'

const cookie = createSessionCookie(`AC${'12345678'.repeat(4)}`)
const request = (headers: Record<string, string> = {}, url = 'http://127.0.0.1:4000/') =>
  new Request(url, { headers })

test('is kept from scripts, from other sites, and names the account', () => {
  expect(cookie.set(request(), 'token')).toBe(
    'hangar_session_12345678=token; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict',
  )
})

test.each([
  ['here', {}, 'https://hangar.example/'],
  ['at a proxy', { 'x-forwarded-proto': 'https' }, 'http://127.0.0.1:4000/'],
])('is bound to host and root by its name when TLS ends %s', (_, headers, url) => {
  const secure = request(headers, url)
  expect(cookie.set(secure, 'token')).toBe(
    '__Host-hangar_session_12345678=token; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict; Secure',
  )
  expect(cookie.clear(secure)).toMatch(/^__Host-hangar_session_12345678=; .*; Secure$/)
})

test('is not Secure over plain http, where browsers would not keep it', () => {
  const plain = request({ 'x-forwarded-proto': 'http' })
  expect(cookie.set(plain, 'token')).not.toMatch(/Secure|__Host/)
})

test('is found among others, and only by its full name', () => {
  const read = (header: string) => cookie.read(request({ cookie: header }))
  expect(read('a=1; hangar_session_12345678=x.y.z; b=2')).toEqual(['x.y.z'])
  expect(read('hangar_session_87654321=x')).toEqual([])
  expect(read('__Host-hangar_session_12345678=x')).toEqual([])
  expect(read('hangar_session_12345678=')).toEqual([])
  expect(cookie.read(request())).toEqual([])
})

test('is read as often as it is there: one of another path may come before the right one', () => {
  const tossed = 'hangar_session_12345678=bad; hangar_session_12345678=x.y.z'
  expect(cookie.read(request({ cookie: tossed }))).toEqual(['bad', 'x.y.z'])
})

test('without its prefix counts for nothing over https', () => {
  const mixed = 'hangar_session_12345678=tossed; __Host-hangar_session_12345678=x.y.z'
  const headers = { cookie: mixed, 'x-forwarded-proto': 'https' }
  expect(cookie.read(request(headers))).toEqual(['x.y.z'])
})

test('signing out empties it at once', () => {
  expect(cookie.clear(request())).toMatch(/^hangar_session_12345678=; Path=\/; Max-Age=0;/)
})
