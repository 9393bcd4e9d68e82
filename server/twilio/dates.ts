import { Failure } from '../failure.ts'

const SECOND = 1000
const DAY = 24 * 60 * 60 * SECOND

const FORM = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?)?$/

/** A moment as Twilio writes it: ISO 8601 in UTC, to the second. */
export const twilioDate = (milliseconds: number) =>
  new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')

/**
 * The first and the last millisecond that a date of a query stands for: of a day, of a second
 * (as all our dates are told), or one alone. Throws invalid_request naming the parameter.
 */
export function momentsOf(
  name: string,
  text: string | undefined,
): { first: number; last: number } | undefined {
  if (!text) return undefined
  // The plus of `+02:00` is a space where nobody encoded it.
  const form = FORM.exec(text.replace(' ', '+'))
  const [, day, time, fraction, zone = 'Z'] = form ?? []
  const first = Date.parse(`${day}T${time ?? '00:00:00'}${fraction ?? ''}${zone}`)
  if (Number.isNaN(first)) {
    const message = `${name}: must be a date in ISO 8601, such as 2026-11-10 or 2026-11-10T20:00:00Z.`
    throw new Failure('invalid_request', message)
  }
  const span = time === undefined ? DAY : fraction === undefined ? SECOND : 1
  return { first, last: first + span - 1 }
}
