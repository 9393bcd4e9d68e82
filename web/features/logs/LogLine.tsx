import { Bug, CircleX, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { Log, LogLevel } from '../../../contract/logs.ts'
import { formatExact } from '../../lib/dates.ts'
import { classNames } from '../../ui/class-names.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { LEVEL_LABELS } from './engine/log-words.ts'
import { copiedLine, timeOf } from './engine/log-words.ts'

const LOOKS: Record<LogLevel, { icon: LucideIcon; colour: string }> = {
  debug: { icon: Bug, colour: 'text-weak' },
  info: { icon: Info, colour: 'text-weak' },
  warning: { icon: TriangleAlert, colour: 'text-warning' },
  error: { icon: CircleX, colour: 'text-error' },
}

interface LogLineProps {
  log: Log
  /** The path of the Function; null where all lines are of one. */
  path: string | null
}

/** One line of a log: when, how grave, what. */
export function LogLine({ log, path }: LogLineProps) {
  const { level, message, date_created } = log
  const { icon: Icon, colour } = LOOKS[level]
  return (
    <li className="group flex items-start gap-2 border-b border-weaker px-3 py-1.5 last:border-b-0 hover:bg-weak">
      <span className={classNames('mt-0.5 inline-flex shrink-0', colour)}>
        <Icon aria-hidden className="size-4" />
        <span className="sr-only">{`${LEVEL_LABELS[level]}:`}</span>
      </span>
      <div className="min-w-0 flex-1 font-code text-20 sm:flex sm:gap-3">
        <time
          dateTime={date_created}
          title={formatExact(date_created)}
          className="shrink-0 text-weak"
        >
          {timeOf(date_created)}
        </time>
        {path === null ? null : (
          <span className="ml-2 shrink-0 text-weak sm:ml-0 sm:w-40 sm:truncate" title={path}>
            {path}
          </span>
        )}
        <span
          className={classNames(
            'block min-w-0 flex-1 break-words whitespace-pre-wrap',
            colour === 'text-weak' ? 'text-default' : colour,
          )}
        >
          {message}
        </span>
      </div>
      <CopyButton
        iconOnly
        size="small"
        className="-my-1 sm:opacity-0 sm:group-hover:opacity-100 sm:focus-visible:opacity-100"
        value={() => copiedLine(log, path)}
        label="Copy line"
        accessibleLabel={`Copy line of ${timeOf(date_created)}`}
      />
    </li>
  )
}
