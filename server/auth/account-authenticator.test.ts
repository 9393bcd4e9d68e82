import { describe, expect, test } from 'vitest'
import type { ApiKey } from '../catalog/records.ts'
import { createAccountAuthenticator } from './account-authenticator.ts'
import { isKeyHolder, makeApiKey } from './api-keys.ts'
import { TooManyAttempts } from './authenticator.ts'

const SID = `AC${'1'.repeat(32)}`
const TOKEN = 'a'.repeat(32)

function home() {
  const time = { now: 1_700_000_000_000 }
  const apiKeys = new Map<string, ApiKey>()
  const auth = createAccountAuthenticator({
    catalog: { findKey: async (sid) => apiKeys.get(sid) ?? null },
    keys: { accountSid: SID, authToken: TOKEN, sessionSecret: 'b'.repeat(64) },
    clock: () => time.now,
    addressOf: (request) => request.headers.get('x-test-address') ?? '127.0.0.1',
  })
  return { time, auth, apiKeys }
}

const request = (headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1:4000/api/services', { headers })
const basic = (user: string, password: string, headers: Record<string, string> = {}) =>
  request({ authorization: `Basic ${btoa(`${user}:${password}`)}`, ...headers })
const withCookie = (setCookie: string | null, headers: Record<string, string> = {}) =>
  request({ cookie: setCookie?.split(';')[0] ?? '', ...headers })

async function failTooOften(auth: ReturnType<typeof home>['auth']) {
  for (let count = 0; count < 10; count += 1) await auth.identify(basic(SID, 'wrong'))
  await expect(auth.identify(basic(SID, 'wrong'))).rejects.toThrow(TooManyAttempts)
}

describe('HTTP Basic', () => {
  test('lets in account SID and auth token, and nothing else', async () => {
    const { auth } = home()
    expect(await auth.identify(basic(SID, TOKEN))).toEqual({ accountSid: SID, actor: SID })
    expect(await auth.identify(basic(SID, 'b'.repeat(32)))).toBeNull()
    expect(await auth.identify(basic(`AC${'2'.repeat(32)}`, TOKEN))).toBeNull()
    expect(await auth.identify(basic(SID, ''))).toBeNull()
    expect(await auth.identify(request({ authorization: `Bearer ${TOKEN}` }))).toBeNull()
    expect(await auth.identify(request())).toBeNull()
  })

  test('after ten failures wrong credentials are refused, until a minute has passed', async () => {
    const { time, auth } = home()
    const wrong = basic(SID, 'wrong')
    for (let count = 0; count < 10; count += 1) expect(await auth.identify(wrong)).toBeNull()
    await expect(auth.identify(wrong)).rejects.toThrow(TooManyAttempts)
    const elsewhere = basic(SID, 'wrong', { 'x-test-address': '10.0.0.1' })
    expect(await auth.identify(elsewhere)).toBeNull()
    time.now += 60_000
    expect(await auth.identify(wrong)).toBeNull()
  })

  test('right credentials pass whatever others at the same address (a proxy’s) have failed', async () => {
    const { auth } = home()
    await failTooOften(auth)
    expect(await auth.identify(basic(SID, TOKEN))).not.toBeNull()
    await expect(auth.identify(basic(SID, 'wrong'))).rejects.toThrow(TooManyAttempts)
  })

  test('guesses sent all at once are counted too', async () => {
    const { auth } = home()
    const guesses = Array.from({ length: 40 }, () => auth.identify(basic(SID, 'wrong')))
    const outcomes = await Promise.allSettled(guesses)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  })
})

describe('signing in', () => {
  test('the link works once', async () => {
    const { auth } = home()
    const setCookie = await auth.signIn(request(), { token: auth.signInToken })
    expect(await auth.identify(withCookie(setCookie))).toEqual({ accountSid: SID, actor: SID })
    expect(await auth.signIn(request(), { token: auth.signInToken })).toBeNull()
  })

  test('the link works for an hour', async () => {
    const { time, auth } = home()
    time.now += 60 * 60 * 1000 - 1
    expect(await auth.signIn(request(), { token: auth.signInToken })).not.toBeNull()
    const later = home()
    later.time.now += 60 * 60 * 1000
    expect(await later.auth.signIn(request(), { token: later.auth.signInToken })).toBeNull()
  })

  test('a wrong token spends nothing', async () => {
    const { auth } = home()
    expect(await auth.signIn(request(), { token: 'f'.repeat(64) })).toBeNull()
    expect(await auth.signIn(request(), { token: auth.signInToken })).not.toBeNull()
  })

  test('the account’s own credentials work too, again and again', async () => {
    const { auth } = home()
    const account = { account_sid: SID, auth_token: TOKEN }
    expect(await auth.signIn(request(), account)).not.toBeNull()
    expect(await auth.signIn(request(), account)).not.toBeNull()
    expect(await auth.signIn(request(), { ...account, auth_token: 'wrong' })).toBeNull()
  })

  test('failures are counted together with those of Basic', async () => {
    const { auth } = home()
    for (let count = 0; count < 5; count += 1) {
      await auth.signIn(request(), { token: 'wrong' })
      await auth.identify(basic(SID, 'wrong'))
    }
    await expect(auth.signIn(request(), { token: 'wrong' })).rejects.toThrow(TooManyAttempts)
    await expect(auth.identify(basic(SID, 'wrong'))).rejects.toThrow(TooManyAttempts)
  })

  test('by the link or the credentials works whatever others have failed', async () => {
    const { auth } = home()
    await failTooOften(auth)
    expect(await auth.signIn(request(), { token: auth.signInToken })).not.toBeNull()
    const account = { account_sid: SID, auth_token: TOKEN }
    expect(await auth.signIn(request(), account)).not.toBeNull()
    const spent = auth.signIn(request(), { token: auth.signInToken })
    await expect(spent).rejects.toThrow(TooManyAttempts)
  })
})

describe('a session', () => {
  test('goes on while its client is refused, and whatever header a proxy adds', async () => {
    const { auth } = home()
    const setCookie = await auth.signIn(request(), { token: auth.signInToken })
    await failTooOften(auth)
    expect(await auth.identify(withCookie(setCookie))).not.toBeNull()
    const proxied = withCookie(setCookie, { authorization: `Basic ${btoa('proxy:secret')}` })
    expect(await auth.identify(proxied)).not.toBeNull()
  })

  test('a stale cookie is turned away without being counted', async () => {
    const { auth } = home()
    const stale = withCookie(`hangar_session_${'1'.repeat(8)}=${'9'.repeat(10)}.x.y`)
    for (let count = 0; count < 20; count += 1) {
      expect(await auth.identify(stale)).toBeNull()
    }
    expect(await auth.identify(basic(SID, 'wrong'))).toBeNull()
  })

  test('holds beside forged cookies of its name, which a hosted page could have set', async () => {
    const { auth } = home()
    const setCookie = await auth.signIn(request(), { token: auth.signInToken })
    const [own = ''] = setCookie?.split(';') ?? []
    const [name] = own.split('=')
    for (const cookies of [`${name}=x; ${own}`, `${own}; ${name}=x`, `${name}=; ${own}`]) {
      expect(await auth.identify(request({ cookie: cookies }))).not.toBeNull()
    }
    expect(await auth.identify(request({ cookie: `${name}=x; ${name}=y` }))).toBeNull()
  })

  test('ends when its cookie does', async () => {
    const { auth } = home()
    expect(await auth.identify(withCookie(auth.signOut(request())))).toBeNull()
  })
})

async function homeWithKey() {
  const { auth, apiKeys } = home()
  const { key, secret } = await makeApiKey('CI', 1_700_000_000_000)
  apiKeys.set(key.sid, key)
  return { auth, apiKeys, key, secret }
}

describe('API keys', () => {
  test('have 256 random bits, of which only a hash is kept', async () => {
    const { key, secret } = await makeApiKey('CI', 1)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
    const secretHash = new Uint8Array(hash).toHex()
    expect(key).toEqual({ sid: key.sid, friendlyName: 'CI', secretHash, dateCreated: 1 })
    expect(key.sid).toMatch(/^SK[0-9a-f]{32}$/)
    expect((await makeApiKey('CI', 1)).secret).not.toBe(secret)
  })

  test('stand for the account, under their own name', async () => {
    const { auth, key, secret } = await homeWithKey()
    const principal = await auth.identify(basic(key.sid, secret))
    expect(principal).toEqual({ accountSid: SID, actor: key.sid })
    expect(principal && isKeyHolder(principal)).toBe(true)
    expect(isKeyHolder({ accountSid: SID, actor: SID })).toBe(false)
  })

  test('are refused with another secret, and from the moment they are revoked', async () => {
    const { auth, apiKeys, key, secret } = await homeWithKey()
    const other = await makeApiKey('other', 1)
    expect(await auth.identify(basic(key.sid, other.secret))).toBeNull()
    expect(await auth.identify(basic(key.sid, key.secretHash))).toBeNull()
    expect(await auth.identify(basic(key.sid, ''))).toBeNull()
    expect(await auth.identify(basic(key.sid, TOKEN))).toBeNull()
    expect(await auth.identify(basic(other.key.sid, other.secret))).toBeNull()
    apiKeys.delete(key.sid)
    expect(await auth.identify(basic(key.sid, secret))).toBeNull()
  })

  test('cannot be guessed without being counted, and do not open the console', async () => {
    const { auth, key, secret } = await homeWithKey()
    for (let count = 0; count < 10; count += 1) await auth.identify(basic(key.sid, 'wrong'))
    await expect(auth.identify(basic(key.sid, 'wrong'))).rejects.toThrow(TooManyAttempts)
    expect(await auth.identify(basic(key.sid, secret))).not.toBeNull()
    const { auth: fresh } = await homeWithKey()
    const asAccount = { account_sid: key.sid, auth_token: secret }
    expect(await fresh.signIn(request(), asAccount)).toBeNull()
  })
})
