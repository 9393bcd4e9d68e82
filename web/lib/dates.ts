const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const dayOf = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const momentOf = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'long' })

/**
 * How long ago an ISO date is, as people say it: `just now`, `5 minutes ago`, `yesterday`; the
 * date itself once it is more than a week away. `now` in ms since 1970.
 */
export function formatAgo(isoDate: string, now: number): string {
  const date = new Date(isoDate)
  const age = now - date.getTime()
  // The server's clock may go a little ahead of this one.
  if (age < MINUTE && age > -HOUR) return 'just now'
  if (age < 0 || age >= 7 * DAY) return dayOf.format(date)
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour')
  return relative.format(-Math.floor(age / DAY), 'day')
}

/** An ISO date in full, to the second, in the reader's time zone. */
export function formatExact(isoDate: string): string {
  return momentOf.format(new Date(isoDate))
}

const shortMomentOf = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** An ISO date to the minute, in the reader's time zone: `Oct 1, 2026, 2:05 PM`. */
export const formatMoment = (isoDate: string): string => shortMomentOf.format(new Date(isoDate))
