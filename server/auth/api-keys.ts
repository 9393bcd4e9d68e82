import type { Catalog } from '../catalog/port.ts'
import type { ApiKey } from '../catalog/records.ts'
import { newSid, randomHex } from '../rules/sids.ts'
import { SID_PREFIXES } from '../../contract/sids.ts'
import type { Principal } from './authenticator.ts'
import { sameText } from './same-text.ts'

/** Compared with where there is no such key, so that it takes as long as one with another secret. */
const NO_HASH = '-'.repeat(64)

/**
 * A new API key and its secret: 256 random bits, of which only the SHA-256 is kept. (A slow hash
 * is for passwords; nobody can try 256 bits.)
 */
export async function makeApiKey(
  friendlyName: string,
  now: number,
): Promise<{ key: ApiKey; secret: string }> {
  const secret = randomHex(32)
  const key = {
    sid: newSid('key'),
    friendlyName,
    secretHash: await hashOf(secret),
    dateCreated: now,
  }
  return { key, secret }
}

/**
 * Whether the SID and secret are those of a key that has not been revoked. Each request asks the
 * catalog, so that a revoked key is refused at once.
 */
export async function isApiKey(
  catalog: Pick<Catalog, 'findKey'>,
  sid: string,
  secret: string,
): Promise<boolean> {
  const [key, hash] = await Promise.all([catalog.findKey(sid), hashOf(secret)])
  return sameText(hash, key?.secretHash ?? NO_HASH)
}

/** Whether a user name can be that of a key; all others are the account's. */
export const namesApiKey = (user: string) => user.startsWith(SID_PREFIXES.key)

/** Whether a request was made with a key, not by the account itself. */
export const isKeyHolder = ({ actor }: Principal) => namesApiKey(actor)

async function hashOf(secret: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return new Uint8Array(hash).toHex()
}
