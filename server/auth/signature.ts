/**
 * Whether a request carries Twilio's signature: base64 of HMAC-SHA1 over the full URL as the
 * client saw it, keyed with the auth token (https://www.twilio.com/docs/usage/security). Twilio
 * signs some URLs with and some without the port, so its own validators, and this one, accept
 * both. Constant time, by Web Crypto's verify.
 */
export async function isSigned(
  authToken: string,
  url: string,
  signature: string | null | undefined,
): Promise<boolean> {
  const mac = signature ? fromBase64(signature) : null
  if (mac?.byteLength !== 20 || authToken === '') return false
  const text = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const secret = text.encode(authToken)
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['verify'])
  const fits = urlForms(url).map((form) =>
    crypto.subtle.verify('HMAC', key, mac, text.encode(form)),
  )
  return (await Promise.all(fits)).includes(true)
}

/** The URL as it is, and with its port dropped or the scheme's own port added. */
function urlForms(url: string): string[] {
  const match = /^(https?):\/\/([^/?#]*?)(:\d+)?([/?#].*)?$/.exec(url)
  if (!match) return [url]
  const [, scheme, host, port, rest = ''] = match
  const otherPort = port ? '' : scheme === 'https' ? ':443' : ':80'
  return [url, `${scheme}://${host}${otherPort}${rest}`]
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
