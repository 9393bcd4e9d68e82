import { randomUUID } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import { generate } from 'selfsigned'

/** Signs for hosts as a certificate authority does. Its private key stays in memory. */
export interface Authority {
  /** What must be trusted, as PEM. */
  certificate: string
  /** Key and certificate of a host; made once for each. */
  contextFor(host: string): Promise<SecureContext>
}

const KEYS = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const

/** An authority that nobody knew before and nobody needs afterwards. */
export async function createAuthority(): Promise<Authority> {
  // A name of its own: one `hangar twilio` may run in another, and trust both.
  const value = `Hangar for one command ${randomUUID()}`
  const own = await generate([{ name: 'commonName', value }], {
    ...KEYS,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  const contexts = new Map<string, Promise<SecureContext>>()
  return {
    certificate: own.cert,
    contextFor(host) {
      const known = contexts.get(host)
      if (known) return known
      const made = signFor(host, { key: own.private, cert: own.cert })
      contexts.set(host, made)
      return made
    },
  }
}

async function signFor(
  host: string,
  ca: { key: string; cert: string },
): Promise<SecureContext> {
  const leaf = await generate([{ name: 'commonName', value: host }], {
    ...KEYS,
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
  })
  return createSecureContext({ key: leaf.private, cert: leaf.cert })
}
