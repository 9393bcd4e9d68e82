import { z } from 'zod'
import { Failure } from '../failure.ts'

/**
 * A cursor is a place in a list, opaque to clients: base64url of JSON. `schema` is the shape
 * of the place; `order` binds it to the sort it was made under.
 */
export function cursorCodec<Place>(schema: z.ZodType<Place>) {
  const envelope = z.object({ order: z.string(), place: schema })
  return {
    encode: (order: string, place: Place | null): string | null =>
      place === null ? null : toBase64Url(JSON.stringify({ order, place })),
    /** Throws invalid_request when the cursor is not one of this list in this order. */
    decode: (order: string, cursor: string | undefined): Place | undefined => {
      if (cursor === undefined) return undefined
      const parsed = envelope.safeParse(parseJson(fromBase64Url(cursor)))
      if (parsed.success && parsed.data.order === order) return parsed.data.place
      throw new Failure(
        'invalid_request',
        'The cursor is not one of this list in this order. Start again without it.',
      )
    },
  }
}

function toBase64Url(text: string): string {
  return new TextEncoder().encode(text).toBase64({ alphabet: 'base64url', omitPadding: true })
}

function fromBase64Url(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(text, { alphabet: 'base64url' }))
  } catch {
    return ''
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
