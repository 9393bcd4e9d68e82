/** Proxies that the user has anyway; what is not for Hangar goes through them as before. */
export interface Parents {
  /** For `http:` requests. */
  plain: URL | null
  /** For tunnels, that is for `https:`. */
  tunnel: URL | null
}

type Env = Readonly<Record<string, string | undefined>>

/** The user's proxies as curl and Twilio's tools read them, which take HTTP_PROXY for both. */
export function readParents(env: Env): Parents {
  const plain = proxyUrl(env.HTTP_PROXY) ?? proxyUrl(env.http_proxy)
  const tunnel = proxyUrl(env.HTTPS_PROXY) ?? proxyUrl(env.https_proxy) ?? plain
  return { plain, tunnel }
}

/** Basic credentials of a proxy's URL, as raw header lines; none without a user name. */
export function proxyCredentials({ username, password }: URL): string[] {
  if (!username) return []
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return ['Proxy-Authorization', `Basic ${Buffer.from(pair).toString('base64')}`]
}

/** `proxy.example:3128` counts as a URL too: that is how it is often written. */
function proxyUrl(text: string | undefined): URL | null {
  if (!text?.trim()) return null
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `http://${text}`)
  return url?.hostname ? url : null
}
