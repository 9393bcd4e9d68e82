import { BOUNDS } from './bounds.ts'
import { isSendable, isServersOwn } from './headers.ts'
import { Response } from './response.node.ts'

/** What a Function answers, ready for the wire. */
export interface Answer {
  status: number
  headers: [name: string, value: string][]
  body: Uint8Array
}

type Headers = Answer['headers']

/**
 * The answer for what a handler gave to `callback(null, …)`, as in Twilio's runtime: text,
 * TwiML, a Twilio.Response, and JSON of anything else; bytes stay bytes. Throws an Error that
 * says what cannot be sent.
 */
export function answerOf(payload: unknown, isTwiml: (value: unknown) => boolean): Answer {
  if (payload instanceof Response) return answerOfResponse(payload)
  if (isTwiml(payload)) return whole(200, [], text('text/xml', String(payload)))
  return whole(200, [], contentOf(payload))
}

/** The answer for `callback(error)` and whatever was thrown; its stack is for the log only. */
export function answerOfError(error: unknown): Answer {
  if (!(error instanceof Error)) return whole(500, [], contentOf(error))
  return whole(500, [], contentOf({ message: error.message, name: error.name }))
}

export const answerOfText = (status: number, message: string): Answer =>
  whole(status, [], text('text/plain', message))

interface Content {
  type: string
  bytes: Uint8Array
}

const text = (type: string, content: string): Content => ({
  type: `${type}; charset=utf-8`,
  bytes: Buffer.from(content),
})

function contentOf(value: unknown): Content {
  if (value === undefined || value === null) return { type: '', bytes: Buffer.alloc(0) }
  if (typeof value === 'string') return text('text/plain', value)
  if (value instanceof Uint8Array) return { type: 'application/octet-stream', bytes: value }
  const json: string | undefined = JSON.stringify(value)
  if (json === undefined) throw new Error(`A ${typeof value} cannot be sent as an answer.`)
  return text('application/json', json)
}

function answerOfResponse({ statusCode, headers, body }: Response): Answer {
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 200 || status > 599) {
    throw new Error(`${String(statusCode)} is not a status code from 200 to 599.`)
  }
  const given = Object.entries(headers).flatMap(([name, values]): Headers =>
    [values].flat().map((value) => [name, String(value)]),
  )
  return whole(status, given, contentOf(body))
}

function whole(status: number, given: Headers, { type, bytes }: Content): Answer {
  const headers = given.filter(([name]) => !isServersOwn(name))
  const wrong = headers.find(([name, value]) => !isSendable(name, value))
  if (wrong)
    throw new Error(`The header ${wrong[0]} cannot be sent: ${JSON.stringify(wrong[1])}`)
  if (bytes.byteLength > BOUNDS.answerBytes) {
    throw new Error(
      `The answer has ${bytes.byteLength} bytes; a Function may send ${BOUNDS.answerBytes}.`,
    )
  }
  return { status, headers: withType(headers, type), body: bytes }
}

/** Text that was given a type without a charset is UTF-8, which not every client assumes. */
function withType(headers: Headers, type: string): Headers {
  const own = headers.find(([name]) => name.toLowerCase() === 'content-type')
  if (!own) return type === '' ? headers : [...headers, ['Content-Type', type]]
  const isBare = /^text\/[^;]+$/i.test(own[1]) && type.endsWith('charset=utf-8')
  if (!isBare) return headers
  return headers.map((header) =>
    header === own ? [own[0], `${own[1]}; charset=utf-8`] : header,
  )
}
