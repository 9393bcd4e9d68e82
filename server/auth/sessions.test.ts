import { describe, expect, test } from 'vitest'
import { createSessions, SESSION_SECONDS, type SessionKeys } from './sessions.ts'

const KEYS: SessionKeys = {
  accountSid: `AC${'1'.repeat(32)}`,
  authToken: 'a'.repeat(32),
  sessionSecret: 'b'.repeat(64),
}
const NOW = 1_700_000_000_000

describe('a session token', () => {
  test('holds for seven days, and over restarts', async () => {
    const token = await createSessions(KEYS, () => NOW).create()
    const later = (ms: number) => createSessions(KEYS, () => NOW + ms).verify(token)
    expect(await later(0)).toBe(true)
    expect(await later(SESSION_SECONDS * 1000 - 1)).toBe(true)
    expect(await later(SESSION_SECONDS * 1000)).toBe(false)
  })

  test('differs every time', async () => {
    const sessions = createSessions(KEYS, () => NOW)
    expect(await sessions.create()).not.toBe(await sessions.create())
  })

  test.each([
    ['the auth token is rotated', { authToken: 'c'.repeat(32) }],
    ['the secret is another', { sessionSecret: 'c'.repeat(64) }],
    ['the account is another', { accountSid: `AC${'2'.repeat(32)}` }],
  ])('ends when %s', async (_, changed) => {
    const token = await createSessions(KEYS, () => NOW).create()
    expect(await createSessions({ ...KEYS, ...changed }, () => NOW).verify(token)).toBe(false)
  })

  test('cannot be altered', async () => {
    const sessions = createSessions(KEYS, () => NOW)
    const [expiry, nonce, signature] = (await sessions.create()).split('.')
    expect(await sessions.verify(`${Number(expiry) + 1}.${nonce}.${signature}`)).toBe(false)
    expect(await sessions.verify(`${expiry}.${'0'.repeat(32)}.${signature}`)).toBe(false)
    expect(await sessions.verify(`${expiry}.${nonce}.${'0'.repeat(64)}`)).toBe(false)
    expect(await sessions.verify(`${expiry}.${nonce}`)).toBe(false)
    expect(await sessions.verify('')).toBe(false)
  })
})
