import type { TriedFunction, TryFunction } from '../../contract/functions.ts'
import type { Version } from '../catalog/records.ts'
import type { FunctionAnswer, Invocation } from '../functions/port.ts'
import type { Site } from '../changes/site.ts'

/** The request that a try comes to: to the live path, as a browser's form would send it. */
export function invocationOf(
  { environment, origin }: Site,
  { path, resourceSid }: Version,
  { method, parameters }: TryFunction,
  requestSid: string,
): Invocation {
  const form = new URLSearchParams(
    parameters.map(({ name, value }) => [name, value]),
  ).toString()
  const target = path.split('/').map(encodeURIComponent).join('/')
  const host = origin === null ? environment.domain : new URL(origin).host
  const isGet = method === 'GET'
  const body = new TextEncoder().encode(isGet ? '' : form)
  return {
    environmentSid: environment.sid,
    functionSid: resourceSid,
    requestSid,
    method,
    target: isGet && form !== '' ? `${target}?${form}` : target,
    headers: [
      ['host', host],
      ['accept', '*/*'],
      ...(isGet
        ? []
        : ([
            ['content-type', 'application/x-www-form-urlencoded'],
            ['content-length', String(body.byteLength)],
          ] satisfies [string, string][])),
    ],
    body,
  }
}

/** What a Function answered, for people: its body as text, or in base64 when it is none. */
export function toTried(
  { status, headers, body }: FunctionAnswer,
  requestSid: string,
  duration: number,
): TriedFunction {
  const text = textOf(body)
  return {
    request_sid: requestSid,
    status,
    headers: headers.map(([name, value]) => ({ name, value })),
    body: text,
    body_base64: text === null ? body.toBase64() : null,
    duration,
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
