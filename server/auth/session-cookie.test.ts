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

test('is Secure when the request came by https, here or at a proxy', () => {
  expect(cookie.set(request({}, 'https://hangar.example/'), 'token')).toMatch(/; Secure$/)
  expect(cookie.set(request({ 'x-forwarded-proto': 'https' }), 'token')).toMatch(/; Secure$/)
  expect(cookie.set(request({ 'x-forwarded-proto': 'http' }), 'token')).not.toMatch(/Secure/)
})

test('is found among others, and only by its full name', () => {
  expect(cookie.read(request({ cookie: 'a=1; hangar_session_12345678=x.y.z; b=2' }))).toBe(
    'x.y.z',
  )
  expect(cookie.read(request({ cookie: 'hangar_session_87654321=x' }))).toBeNull()
  expect(cookie.read(request({ cookie: 'hangar_session_12345678=' }))).toBeNull()
  expect(cookie.read(request())).toBeNull()
})

test('signing out empties it at once', () => {
  expect(cookie.clear(request())).toMatch(/^hangar_session_12345678=; Path=\/; Max-Age=0;/)
})
