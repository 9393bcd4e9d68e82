import { randomHex } from '../rules/sids.ts'

/** What sessions are signed with. A new auth token or secret ends every session. */
export interface SessionKeys {
  accountSid: string
  authToken: string
  sessionSecret: string
}

/** Makes and checks session tokens. They are stateless: a restart ends none. */
export interface Sessions {
  /** A token `expiry.nonce.signature` that holds for `SESSION_SECONDS` from now. */
  create(): Promise<string>
  /** Whether the token was made here for this account and has not expired. */
  verify(token: string): Promise<boolean>
}

export const SESSION_SECONDS = 7 * 24 * 60 * 60

/** Sessions signed with HMAC-SHA256 (Web Crypto); `clock` gives milliseconds. */
export function createSessions(keys: SessionKeys, clock: () => number): Sessions {
  const key = deriveKey(keys)
  const signed = (claims: string) => new TextEncoder().encode(`${keys.accountSid}.${claims}`)

  async function create(): Promise<string> {
    const expiry = Math.floor(clock() / 1000) + SESSION_SECONDS
    const claims = `${expiry}.${randomHex(16)}`
    const signature = await crypto.subtle.sign('HMAC', await key, signed(claims))
    return `${claims}.${toHex(new Uint8Array(signature))}`
  }

  async function verify(token: string): Promise<boolean> {
    const match = /^((\d{1,12})\.[0-9a-f]{32})\.([0-9a-f]{64})$/.exec(token)
    if (!match?.[1] || !match[3]) return false
    if (Number(match[2]) * 1000 <= clock()) return false
    return crypto.subtle.verify('HMAC', await key, fromHex(match[3]), signed(match[1]))
  }

  return { create, verify }
}

/** HKDF (RFC 5869): the key needs both the kept secret and the auth token of today. */
async function deriveKey(keys: SessionKeys): Promise<CryptoKey> {
  const text = new TextEncoder()
  const secret = await crypto.subtle.importKey(
    'raw',
    text.encode(keys.sessionSecret),
    'HKDF',
    false,
    ['deriveKey'],
  )
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: text.encode(keys.authToken),
      info: text.encode('hangar session'),
    },
    secret,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  )
}

const toHex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const fromHex = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
