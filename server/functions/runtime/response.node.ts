type HeaderValue = string | number | (string | number)[]

const COOKIES = 'Set-Cookie'

/**
 * Twilio.Response: a status, headers and a body of one's own
 * (https://www.twilio.com/docs/serverless/functions-assets/functions/invocation). A header that
 * is appended again has a list of values; cookies always have one.
 */
export class Response {
  /** A number, if the Function means well. */
  statusCode: unknown
  body: unknown
  headers: Record<string, HeaderValue> = {}

  constructor(given: { statusCode?: number; body?: unknown; headers?: object } = {}) {
    this.statusCode = given.statusCode || 200
    this.body = given.body ?? null
    this.setHeaders(given.headers ?? {})
  }

  setStatusCode(statusCode: number): this {
    this.statusCode = statusCode
    return this
  }

  setBody(body: unknown): this {
    this.body = body
    return this
  }

  /** Puts these headers in the place of all that there were. */
  setHeaders(headers: object): this {
    if (typeof headers !== 'object' || headers === null) return this
    this.headers = { [COOKIES]: [] }
    for (const [name, value] of Object.entries(headers)) this.appendHeader(name, value)
    return this
  }

  appendHeader(name: string, value: HeaderValue): this {
    if (typeof value === 'object' && !Array.isArray(value)) {
      throw new Error('Header value cannot be an object')
    }
    const isCookie = name.toLowerCase() === COOKIES.toLowerCase()
    const key = isCookie ? COOKIES : name
    const before = this.headers[key]
    this.headers[key] = before === undefined && !isCookie ? value : [before ?? [], value].flat()
    return this
  }

  /** `attributes` are those of the header, such as `Max-Age=3600` or `HttpOnly`. */
  setCookie(name: string, value: string, attributes: string[] = []): this {
    return this.appendHeader(COOKIES, [`${name}=${value}`, ...attributes].join(';'))
  }

  /** Takes back a cookie that this response sets, and has the browser drop it. */
  removeCookie(name: string): this {
    const kept = [this.headers[COOKIES] ?? []]
      .flat()
      .filter((cookie) => !String(cookie).startsWith(`${name}=`))
    this.headers[COOKIES] = [...kept, `${name}=;Max-Age=0`]
    return this
  }
}
