import { ArrowDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { loadProblemOf } from '../../api/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { LoadProblem } from '../../ui/LoadProblem.tsx'
import { ScrollRegion } from '../../ui/ScrollRegion.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import type { LogFeed, LogFeedState } from './engine/log-feed.ts'
import { LogLine } from './LogLine.tsx'
import { OlderLines } from './OlderLines.tsx'
import { useAnnouncedLines } from './use-announced-lines.ts'
import { useFollow } from './use-follow.ts'

interface LogViewProps {
  feed: LogFeed
  state: LogFeedState
  /** The path of the Function that wrote a line; null to leave it out. */
  pathOf: ((functionSid: string) => string) | null
  className: string
  /** What to show while there is no line. */
  children: ReactNode
}

/** Lines of a log, the newest last. It follows what comes, and waits while one reads above. */
export function LogView({ feed, state, pathOf, className, children }: LogViewProps) {
  const { lines, isReady, error } = state
  const { box, isFollowing, onScroll, follow } = useFollow(lines)
  useAnnouncedLines(state)
  return (
    <div className="space-y-3">
      {error === null ? null : (
        <LoadProblem
          title={isReady ? 'This log may be out of date' : 'The log could not be loaded'}
          problem={loadProblemOf(error)}
          isRetrying={false}
          onRetry={() => void feed.start()}
        />
      )}
      {!isReady && error === null ? <Skeleton className="h-32 w-full rounded-30" /> : null}
      {isReady && lines.length === 0 ? children : null}
      {lines.length === 0 ? null : (
        <div className="relative">
          <ScrollRegion
            ref={box}
            aria-label="Log lines"
            onScroll={onScroll}
            className={classNames('overscroll-contain rounded-30 bg-body', className)}
          >
            <OlderLines older={state.older} onLoad={() => void feed.loadOlder()} />
            <ol>
              {lines.map((log) => (
                <LogLine key={log.sid} log={log} path={pathOf && pathOf(log.function_sid)} />
              ))}
            </ol>
          </ScrollRegion>
          {isFollowing ? null : (
            <Button
              size="small"
              icon={<ArrowDown aria-hidden className="size-4" />}
              className="absolute bottom-3 left-1/2 -translate-x-1/2 shadow-menu"
              onClick={follow}
            >
              {state.isLive ? 'Paused: go to the newest line' : 'Go to the newest line'}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
