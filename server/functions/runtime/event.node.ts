import type { Run } from './messages.ts'

/** Thrown for a body that is not what its Content-Type says; the message is for people. */
export class BadBody extends Error {}

type Values = Record<string, unknown>

/**
 * The `event` of a handler: the parameters of query and body, the body's first, and `request`
 * with headers and cookies. As in Twilio's runtime, JSON and url-encoded bodies are read; but
 * no parameter takes the place of `request`, which code may rely on. Throws BadBody.
 */
export function eventOf({ target, headers }: Run, body: Buffer): Values {
  const event: Values = {}
  const query = target.indexOf('?')
  if (query !== -1) assign(event, parameters(target.slice(query + 1)))
  const valueOf = (name: string) => headers.find(([known]) => known === name)?.[1]
  if (body.byteLength > 0) assign(event, bodyValues(valueOf('content-type') ?? '', body))
  const request = { headers: visibleHeaders(headers), cookies: cookies(headers) }
  assign(event, { request })
  return event
}

function bodyValues(contentType: string, body: Buffer): Values {
  const [type = ''] = contentType.toLowerCase().split(';')
  const isForm = type.trim() === 'application/x-www-form-urlencoded'
  if (isForm) return parameters(body.toString('utf8'))
  if (type.trim() !== 'application/json') return {}
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // Told with the others below.
  }
  throw new BadBody('The request says that it is JSON, but its body is no JSON object or list.')
}

/** A name that comes more than once has a list of values. */
function parameters(text: string): Values {
  const values: Values = {}
  for (const [name, value] of new URLSearchParams(text)) add(values, name, value)
  return values
}

/** Headers that Twilio's runtime withholds: those between proxies, and of the platform. */
const WITHHELD =
  /^(?:via|referer|transfer-encoding|proxy-authorization|proxy-authenticate|x-real-ip|connection|proxy-connection|expect|trailer|upgrade|(?:i-twilio-|i-t-|ot-|x-amz|x-forwarded-|x-accel-).*)$/

function visibleHeaders(headers: Run['headers']): Values {
  const values: Values = {}
  for (const [name, value] of headers) if (!WITHHELD.test(name)) add(values, name, value)
  return values
}

/** The first of a name counts (RFC 6265 §5.4 puts the more specific one first). */
function cookies(headers: Run['headers']): Values {
  const values: Values = {}
  const pairs = headers
    .filter(([name]) => name === 'cookie')
    .flatMap(([, all]) => all.split(';'))
  for (const pair of pairs) {
    const [, name, value = ''] = /^\s*([^=]+?)\s*=\s*(?:"(.*)"|(.*?))\s*$/.exec(pair) ?? []
    const given = value || (/=\s*(?!")(.*?)\s*$/.exec(pair)?.[1] ?? '')
    if (name && !Object.hasOwn(values, name)) define(values, name, decoded(given))
  }
  return values
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function add(values: Values, name: string, value: string): void {
  const before = Object.hasOwn(values, name) ? values[name] : undefined
  define(values, name, before === undefined ? value : [before, value].flat())
}

function assign(values: Values, more: Values): void {
  for (const [name, value] of Object.entries(more)) define(values, name, value)
}

/** Not by `=`, for which the name `__proto__` would mean something else. */
const define = (values: Values, name: string, value: unknown) =>
  Object.defineProperty(values, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  })
