import type { TriedFunction } from '../../../../contract/functions.ts'
import type { Tone } from '../../../ui/tone.ts'

/** How a Function's answer is shown. `isCut` says that `text` is only its beginning. */
export type ShownBody =
  | { kind: 'empty' }
  | { kind: 'text'; text: string; isCut: boolean }
  /** `url` holds the bytes themselves; `size` counts them. */
  | { kind: 'image' | 'bytes'; url: string; size: number }

/** More text than anyone reads on a page, and less than makes it slow. */
const SHOWN_CHARACTERS = 100_000

/** The content type an answer names, without its parameters; '' when it names none. */
export function contentTypeOf({ headers }: Pick<TriedFunction, 'headers'>): string {
  const header = headers.find(({ name }) => name.toLowerCase() === 'content-type')
  return header?.value.split(';')[0]?.trim().toLowerCase() ?? ''
}

/** The body as people can look at it: a picture, JSON in lines, text as it is, or bytes. */
export function shownBody(
  tried: Pick<TriedFunction, 'headers' | 'body' | 'body_base64'>,
): ShownBody {
  const type = contentTypeOf(tried)
  const { body, body_base64 } = tried
  const isImage = type.startsWith('image/')
  if (body_base64) {
    const url = `data:${type};base64,${body_base64}`
    return { kind: isImage ? 'image' : 'bytes', url, size: atob(body_base64).length }
  }
  if (!body) return { kind: 'empty' }
  if (isImage) {
    const size = new TextEncoder().encode(body).length
    return { kind: 'image', url: `data:${type},${encodeURIComponent(body)}`, size }
  }
  const text = /[/+]json$/.test(type) ? inLines(body) : body
  return {
    kind: 'text',
    text: text.slice(0, SHOWN_CHARACTERS),
    isCut: text.length > SHOWN_CHARACTERS,
  }
}

function inLines(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}

/** What a status means to whoever wrote the Function, and how it is coloured. */
export function statusMeaning(status: number): { tone: Tone; words: string | null } {
  if (status === 504) {
    return {
      tone: 'error',
      words: 'The Function did not call back in time. Call callback() on every way through it.',
    }
  }
  if (status >= 500) {
    return { tone: 'error', words: 'The Function failed. Its log says where and why.' }
  }
  if (status >= 400) return { tone: 'warning', words: null }
  return { tone: 'success', words: null }
}

/** `12 ms`, `1.25 s` */
export const formatDuration = (ms: number) =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`
