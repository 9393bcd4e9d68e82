import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js'

/** What a signature is checked against. */
export interface SignedRequest {
  /** The URLs that may have been signed; one must fit. */
  urls: string[]
  /** The header X-Twilio-Signature. */
  signature: string | undefined
  /** The header Content-Type, and the bytes that came with it. */
  contentType: string
  body: Uint8Array
}

/** Whether a request carries Twilio's signature. */
export type SignatureCheck = (request: SignedRequest) => boolean

const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i

/**
 * The check of X-Twilio-Signature by Twilio's own package, in constant time: the URL, with and
 * without the port, and the form parameters, or the digest of the body that `bodySHA256` in the
 * URL announces (https://www.twilio.com/docs/usage/security). Never true for an empty token,
 * with which anyone could sign.
 */
export function createSignatureCheck(authToken: string): SignatureCheck {
  return ({ urls, signature, contentType, body }) => {
    if (!signature || authToken === '') return false
    const text = new TextDecoder().decode(body)
    const params = FORM.test(contentType) ? parameters(text) : {}
    return urls.some((url) => {
      if (!URL.canParse(url)) return false
      return new URL(url).searchParams.has('bodySHA256') && !FORM.test(contentType)
        ? validateRequestWithBody(authToken, signature, url, text)
        : validateRequest(authToken, signature, url, params)
    })
  }
}

/** A name that comes more than once has a list of values. */
function parameters(text: string): Record<string, string[]> {
  const names = new URLSearchParams(text)
  return Object.fromEntries(
    [...new Set(names.keys())].map((name) => [name, names.getAll(name)]),
  )
}
