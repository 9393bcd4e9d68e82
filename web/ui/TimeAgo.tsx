import { formatAgo, formatExact } from '../lib/dates.ts'
import { useNow } from './use-now.ts'

/** A moment (ISO 8601) as people say it, such as “5 minutes ago”; exactly in its tooltip. */
export function TimeAgo({ date }: { date: string }) {
  const now = useNow()
  return (
    <time dateTime={date} title={formatExact(date)}>
      {formatAgo(date, now)}
    </time>
  )
}
